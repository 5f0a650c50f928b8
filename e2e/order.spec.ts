import { makePerson, readCode } from "./fixtures/api";
import { placedEarlier } from "./fixtures/clock";
import {
  openAs,
  openKitchen,
  placeOrder,
  placePaidOrder,
  showColumn,
  signInPage,
  stepOrder,
} from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive } from "./fixtures/test";

test("a customer orders, the kitchen cooks, tracking and dashboard move by themselves", async ({
  page,
  browser,
  request,
}) => {
  // Three browsers at once, from an empty cart to the last bump.
  test.slow();
  const kitchen = await openKitchen(request);
  const board = await openAs(browser, kitchen.owner);
  await board.goto(`/kitchen/${kitchen.id}`);
  const dashboard = await openAs(browser, kitchen.owner);
  await dashboard.goto(`/restaurant/${kitchen.id}`);
  const figures = dashboard.getByRole("main");
  await expect(figures.getByText("Nothing sold yet")).toBeVisible();

  await page.goto(`/restaurants/${kitchen.slug}`);
  await untilAlive(page);
  await page.getByRole("button", { name: "Add Paneer Tikka" }).click();
  const sheet = page.getByRole("dialog", { name: "Paneer Tikka" });
  await sheet.getByRole("button", { name: "One more Paneer Tikka" }).click();
  await sheet.getByRole("button", { name: /^Add · ₹640/ }).click();
  await page.reload();
  await page.goto(`/checkout?restaurant=${kitchen.slug}`);
  await page.getByRole("button", { name: "Sign in to order" }).click();

  const email = `eater-${crypto.randomUUID()}@example.com`;
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Your code").fill(await readCode(request, email));
  await page.getByText("I collect it").click();
  await page.getByLabel("Note for the kitchen").fill("No onion");
  await page.getByRole("button", { name: /Place order/ }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Sent to the kitchen")).toBeVisible();

  const ticket = board.getByRole("article", { name: /Takeaway/ });
  await expect(ticket).toContainText("Paneer Tikka");
  await expect(ticket).toContainText("No onion");
  await ticket.getByRole("button", { name: /Start/ }).click();
  await showColumn(board, "Cooking");
  await expect(page.getByRole("main").getByText("Cooking").first()).toBeVisible();
  await ticket.getByRole("button", { name: /^Ready/ }).click();
  await showColumn(board, "Ready");
  await expect(page.getByText("Ready now")).toBeVisible();
  await ticket.getByRole("button", { name: "Handed over" }).click();
  await expect(page.getByText("Enjoy!")).toBeVisible();
  await expect(ticket).toBeHidden();

  await expect(figures.getByText("Paneer Tikka").first()).toBeVisible();
  await expect(figures.getByText("₹640").first()).toBeVisible();
});

test("pressing twice, going back and reloading orders once", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, onPhones);
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  await page.goto(`/restaurants/${kitchen.slug}`);
  await untilAlive(page);
  await page.getByRole("button", { name: "Add Garlic Naan" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .click();
  await page.goto(`/checkout?restaurant=${kitchen.slug}`);
  await untilAlive(page);
  await page.getByText("I collect it").click();
  await page.getByRole("button", { name: /Place order/ }).dblclick();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await page.reload();
  await page.goBack();
  await page.goto("/orders");
  await expect(page.getByRole("main").getByText(kitchen.name)).toHaveCount(1);
});

test("cancelled after 5, 20 and 40 minutes: what comes back is told first, and is what comes back", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, onPhones);
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  for (const [minutes, percent, back] of [
    [5, 70, "₹224"],
    [20, 40, "₹128"],
    [40, 0, undefined],
  ] as const) {
    const orderId = await placePaidOrder(request, kitchen, eater);
    await stepOrder(request, kitchen, orderId, "ACCEPTED");
    await placedEarlier(orderId, minutes);
    await page.goto(`/orders/${orderId}`);
    await untilAlive(page);
    const cancel = page.getByRole("button", { name: "Cancel this order" });
    if (back === undefined) {
      await expect(page.getByText(`${percent} % would come back`)).toBeVisible();
      await expect(cancel).toHaveCount(0);
      await expect(page.getByText("Goes back")).toHaveCount(0);
      continue;
    }
    await cancel.click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText(`You get back ${back}, that is ${percent} % of ₹320`);
    await question.getByRole("button", { name: "Cancel the order" }).click();
    await expect(page.getByText("Cancelled").first()).toBeVisible();
    const given = page.getByRole("listitem").filter({ hasText: "Order cancelled" });
    await expect(given).toContainText(back);
    await expect(given).toContainText("Given back");
  }
});

test("an order in cash that nobody paid is cancelled without a word of money back", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, onPhones);
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  await page.goto(`/orders/${await placeOrder(request, kitchen, eater)}`);
  await untilAlive(page);
  await page.getByRole("button", { name: "Cancel this order" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Nothing was paid yet");
  await question.getByRole("button", { name: "Cancel the order" }).click();
  await expect(page.getByText("Cancelled. Nothing was charged.")).toBeVisible();
  // With keys or a reader, one goes on where it says so.
  const focused = page.locator(":focus");
  await expect(focused).toContainText("Cancelled");
  await expect(focused).toBeInViewport();
});
