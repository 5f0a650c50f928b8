import type { Page } from "@playwright/test";
import { callApi, makePerson, type Person } from "./fixtures/api";
import { cards, openAtConnaughtPlace } from "./fixtures/discover";
import { openKitchen, placePaidOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive } from "./fixtures/test";

test.skip(({ isMobile }) => !isMobile, onPhones);
test.use({ allowedComplaints: [/404|ERR_FAILED|ChunkLoadError|Failed to load chunk/] });

type Routed = { next: { router: { push: (path: string) => void } } };

/** Goes on within the page that is open, as a link does. */
const push = (page: Page, path: string) =>
  page.evaluate((to) => (window as unknown as Routed).next.router.push(to), path);

/** Notes on the page what a new one would not know. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => "marked" in window);

test("a kitchen that is not there is told without loading anew, and there is a way back", async ({
  page,
}) => {
  await openAtConnaughtPlace(page);
  await mark(page);
  await push(page, "/restaurants/nothing-here");
  await expect(page.getByRole("heading", { name: "This plate is empty" })).toBeVisible();
  await page.goBack();
  await expect(cards(page).first()).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test("whoever has to sign in is led there without loading anew", async ({ page }) => {
  await openAtConnaughtPlace(page);
  await mark(page);
  await push(page, "/orders");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Forders/);
  await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test("a page whose script does not arrive says so, and comes when it does", async ({
  page,
  stage,
}) => {
  let isCut = false;
  await page.route("**/_next/static/chunks/*.js", (route) =>
    isCut ? route.abort() : route.continue(),
  );
  await page.goto(`/restaurants/${stage.slug}`);
  await untilAlive(page);
  isCut = true;
  await push(page, "/sign-in");
  await expect(page.getByRole("heading", { name: "That did not come out right" })).toBeVisible();
  isCut = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
});

test("an order's page comes in one piece, and for nobody else", async ({
  page,
  request,
  stage,
}) => {
  const stranger = await makePerson(request, "customer");
  const read = async (reader: Pick<Person, "token">) => {
    await signInPage(page, reader);
    return page.request.get(`/orders/${stage.orderId}`);
  };
  const own = await read({ token: stage.tokens.customer });
  expect(own.status()).toBe(200);
  expect(await own.text()).not.toContain('aria-busy="true"');
  expect((await read(stranger)).status()).toBe(404);
});

test.describe("while code that comes later is on its way", () => {
  const openWithout = async (page: Page, path: string, reader: Pick<Person, "token">) => {
    await signInPage(page, reader);
    const html = await (await page.request.get(path)).text();
    let letCome = () => {};
    const held = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route("**/_next/static/chunks/*.js", async (route) => {
      // Only what the page does not begin with is late.
      if (!html.includes(new URL(route.request().url()).pathname)) await held;
      await route.continue();
    });
    await page.goto(path);
    await untilAlive(page);
    return letCome;
  };

  test("what an order waits for stays in sight", async ({ page, stage }) => {
    const token = stage.tokens.customer;
    const letCome = await openWithout(page, `/orders/${stage.unpaidOrderId}`, { token });
    await expect(page.getByRole("button", { name: /^Pay / })).toBeVisible();
    letCome();
    await expect(page.getByRole("button", { name: /^Pay / })).toBeVisible();
  });

  test("an order that moves keeps its map and what was given back", async ({ page, request }) => {
    const kitchen = await openKitchen(request);
    const eater = await makePerson(request, "customer");
    const orderId = await placePaidOrder(request, kitchen, eater);
    const giveBack = (reason: string) =>
      callApi(request, "post", `/orders/${orderId}/refunds`, {
        token: kitchen.owner.token,
        data: { amount: 100, reason },
      });
    await stepOrder(request, kitchen, orderId, "ACCEPTED");
    await giveBack("The spoon was missing");
    const letCome = await openWithout(page, `/orders/${orderId}`, eater);
    await stepOrder(request, kitchen, orderId, "IN_PROGRESS");
    await expect(page.getByText("It is being made for you.")).toBeVisible();
    const map = page.getByRole("region", { name: "Where the kitchen is" });
    await expect(map).toBeVisible();
    await expect(page.getByText("The spoon was missing")).toBeVisible();
    letCome();
    await giveBack("So was the salt");
    await expect(page.getByText("So was the salt")).toBeVisible();
    await expect(map).toBeVisible();
  });
});
