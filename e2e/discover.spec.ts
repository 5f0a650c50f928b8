import { makePerson } from "./fixtures/api";
import { cards, openAtConnaughtPlace, search } from "./fixtures/discover";
import { openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("kitchens show, and place, filters, words and order work", async ({ page }) => {
    await page.goto("/");
    await expect(cards(page)).toHaveCount(24);
    await page.getByRole("link", { name: "Connaught Place" }).click();
    await expect(page.getByRole("heading", { name: "Near you" })).toBeVisible();
    await page.getByRole("link", { name: "Open now" }).click();
    await expect(page.getByRole("heading", { name: "Near you, open now" })).toBeVisible();
    await page.getByRole("combobox", { name: "Sort" }).selectOption("Nearest");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/near=Connaught\+Place&open=1&sort=distance/);
    await search(page).fill("biriyani");
    await search(page).press("Enter");
    await expect(page.getByRole("heading", { name: "Kitchens for “biriyani”" })).toBeVisible();
    await expect(cards(page).first()).toContainText("Biryani");
    await page.getByRole("link", { name: "All" }).click();
    await expect(page).toHaveURL(/sort=distance/);
  });

  test("the next page is a link", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Show more kitchens" }).click();
    await expect(cards(page).nth(24)).toBeVisible();
  });
});

test("what nobody took a picture of is drawn", async ({ page, request }) => {
  await openAtConnaughtPlace(page);
  const drawing = cards(page).first().locator("img");
  await expect
    .poll(() => drawing.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const draw = (query: string) => request.get(`/art/dish.svg?${query}`);
  const twice = [await draw("name=Dal&cuisine=Mughlai"), await draw("name=Dal&cuisine=Mughlai")];
  expect(twice[0]?.headers()["content-type"]).toBe("image/svg+xml");
  expect(await twice[0]?.text()).toBe(await twice[1]?.text());
  for (const wrong of ["", "name=", `name=${"x".repeat(1_001)}`, "name=Dal&kind=stone"])
    expect((await draw(wrong)).status()).toBe(404);
  expect(await (await draw("name=<script>")).text()).toContain("<title>&lt;script&gt;</title>");
});

test("a kitchen's page is asked for when somebody reaches for it", async ({ page }) => {
  const asked = new Set<string>();
  page.on("request", (request) => {
    if (request.headers().rsc) asked.add(new URL(request.url()).pathname);
  });
  const kitchens = () => [...asked].filter((path) => path.startsWith("/restaurants/"));
  await openAtConnaughtPlace(page);
  await untilAlive(page);
  expect(kitchens()).toEqual([]);
  const link = cards(page).first().getByRole("link");
  await link.hover();
  await expect.poll(kitchens).toEqual([await link.getAttribute("href")]);
});

test("a link shows that its page is on its way, and opens in a tab of its own", async ({
  page,
  context,
}) => {
  await openAtConnaughtPlace(page);
  const link = cards(page).first().getByRole("link");
  const tab = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await (await tab).waitForURL(/\/restaurants\//);
  await expect(page).toHaveURL("/");
  let letThrough = () => {};
  const open = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/restaurants\//, (route) => open.then(() => route.continue()));
  await link.click();
  await expect(link).toHaveAttribute("data-pending");
  letThrough();
  await page.waitForURL(/\/restaurants\//);
});

test("dishes are found while one types, and back and forward keep what was asked", async ({
  page,
}) => {
  await openAtConnaughtPlace(page);
  await search(page).pressSequentially("buter chiken");
  await expect(page.getByRole("heading", { name: "Kitchens for “buter chiken”" })).toBeVisible();
  await expect(cards(page).first()).toContainText("Butter Chicken");
  await page.getByRole("link", { name: "Open now" }).click();
  await expect(page).toHaveURL(/q=buter\+chiken&open=1/);
  await cards(page).first().getByRole("link").click();
  await page.waitForURL(/\/restaurants\//);
  await page.goBack();
  await expect(page).toHaveURL(/q=buter\+chiken&open=1/);
  await expect(search(page)).toHaveValue("buter chiken");
  await page.goBack();
  await expect(page).toHaveURL(/q=buter\+chiken$/);
  await page.goBack();
  await expect(search(page)).toHaveValue("");
  await page.goForward();
  await expect(search(page)).toHaveValue("buter chiken");
});

test("who comes back stands where they were in a long list", async ({ page }) => {
  await openAtConnaughtPlace(page);
  await expect(cards(page)).toHaveCount(24);
  await cards(page).last().scrollIntoViewIfNeeded();
  await expect(cards(page).nth(24)).toBeAttached();
  await expect(page).toHaveURL(/pages=2/);
  const deep = cards(page).nth(26);
  await deep.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await deep.getByRole("link").click();
  await page.waitForURL(/\/restaurants\//);
  await page.goBack();
  await expect(deep).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(50);
  await page.reload();
  await expect(cards(page).nth(26)).toBeAttached();
});

test("sorting by price puts the cheap ones first", async ({ page }) => {
  await openAtConnaughtPlace(page);
  await page.getByRole("combobox", { name: "Sort" }).selectOption("Kind to the purse");
  await expect(page).toHaveURL(/sort=price/);
  await expect(cards(page).first().getByText("Price level 1 of 4")).toBeAttached();
});

test.describe("where it should go", () => {
  const here = { latitude: 28.5494, longitude: 77.2001 };
  test.use({ geolocation: here, permissions: ["geolocation"] });

  test("the browser says", async ({ page }) => {
    await page.goto("/");
    await untilAlive(page);
    await page.getByRole("main").getByRole("button", { name: "Use where I am" }).click();
    await expect(page.getByRole("button", { name: "Where I am" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Near you" })).toBeVisible();
  });

  test("a neighbourhood is a link, and is remembered", async ({ page }) => {
    await page.goto("/");
    await untilAlive(page);
    await page.getByRole("link", { name: "Khan Market" }).click();
    await expect(page.getByRole("button", { name: "Khan Market" })).toBeVisible();
    await expect(page).toHaveURL(/\/$/);
  });

  test("it is typed", async ({ page }) => {
    await page.goto("/");
    await untilAlive(page);
    await page.getByRole("button", { name: "Type it or pick it" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("searchbox").fill("chanakyapury");
    await sheet.getByRole("button", { name: "Chanakyapuri" }).click();
    await expect(page.getByRole("button", { name: "Chanakyapuri" })).toBeVisible();
    await expect(cards(page).first()).toContainText(/\d (m|km)/);
  });
});

test("a heart is kept, and asks strangers to sign in", async ({ page, request }) => {
  const { slug, name } = await openKitchen(request);
  await page.goto(`/restaurants/${slug}`);
  await untilAlive(page);
  const heart = page.getByRole("button", { name: `${name} among your favourites` });
  await heart.click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.goto("/?q=biryani&open=1");
  await untilAlive(page);
  await cards(page)
    .first()
    .getByRole("button", { name: /among your favourites/ })
    .click();
  await page.waitForURL(`/sign-in?next=${encodeURIComponent("/?q=biryani&open=1")}`);
  await signInPage(page, await makePerson(request, "customer"));
  await page.goto(`/restaurants/${slug}`);
  await untilAlive(page);
  const kept = page.waitForResponse((answer) => answer.url().includes("/favourites/"));
  await heart.click();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  expect((await kept).status()).toBe(204);
  await page.reload();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
});
