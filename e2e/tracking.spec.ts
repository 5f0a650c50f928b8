import { callApi, makePerson } from "./fixtures/api";
import { door, openKitchen, placeOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive } from "./fixtures/test";

test("note, time and address are changed while the kitchen has not begun, the cost told first", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater, {
    order_type: "delivery",
    delivery_address: door,
  });
  await signInPage(page, eater);
  await page.goto(`/orders/${orderId}`);
  await untilAlive(page);
  await page.getByRole("button", { name: "Change this order" }).click();
  const sheet = page.getByRole("dialog", { name: "Change this order" });
  await sheet.getByLabel("House, street, floor").fill("9 Janpath");
  await sheet.getByLabel("Note for the kitchen").fill("Ring twice");
  await sheet.getByText("For later").click();
  await sheet.getByRole("button", { name: "Save the change" }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText("9 Janpath, New Delhi")).toBeVisible();
  await expect(page.getByText("Ring twice")).toBeVisible();
  await expect(page.getByText("Wished for")).toBeVisible();

  await stepOrder(request, kitchen, orderId, "ACCEPTED", "IN_PROGRESS");
  await expect(page.getByText("It is being made for you.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change this order" })).toBeHidden();
});

test("an order tells its day, and a change of it begins with the time it is ordered for", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  // Sooner than a kitchen that cooks longer since would take a new wish.
  const quarterMs = 15 * 60_000;
  const wished = new Date(Math.ceil(Date.now() / quarterMs) * quarterMs + 4 * quarterMs);
  const orderId = await placeOrder(request, kitchen, eater, {
    order_type: "takeaway",
    scheduled_for: wished.toISOString(),
  });
  await callApi(request, "patch", `/restaurants/${kitchen.id}`, {
    token: kitchen.owner.token,
    data: { prep_minutes: 120 },
  });
  await signInPage(page, eater);
  await page.goto(`/orders/${orderId}`);
  await untilAlive(page);
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Kolkata",
    hour: "2-digit",
    minute: "2-digit",
  });
  const ordered = page.getByRole("term").filter({ hasText: /^Ordered$/ });
  await expect(ordered.locator("xpath=following-sibling::dd")).toHaveText(
    /^\w{3},? \d+ \w+, \d\d:\d\d$/,
  );
  await page.getByRole("button", { name: "Change this order" }).click();
  const time = page.getByRole("dialog").getByRole("combobox", { name: "Time" });
  await expect(time.locator("option:checked")).toHaveText(clock.format(wished));
});

test("a refusal is told in the kitchen's own words", async ({ page, request, isMobile }) => {
  test.skip(!isMobile, onPhones);
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater);
  await callApi(request, "patch", `/orders/${orderId}/status`, {
    token: kitchen.owner.token,
    data: { status: "REJECTED", reason: "We ran out of gas. Sorry!" },
  });
  await signInPage(page, eater);
  await page.goto(`/orders/${orderId}`);
  await expect(
    page.getByText("They say: We ran out of gas. Sorry!", { exact: true }),
  ).toBeVisible();
});

test.describe("without a network for a while", () => {
  test.use({ allowedComplaints: [/ERR_INTERNET_DISCONNECTED/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("says so, and shows what happened when it is back", async ({ page, context, request }) => {
    const kitchen = await openKitchen(request);
    const eater = await makePerson(request, "customer");
    const orderId = await placeOrder(request, kitchen, eater);
    await signInPage(page, eater);
    await page.goto(`/orders/${orderId}`);
    await untilAlive(page);
    await context.setOffline(true);
    await expect(page.getByText("Connection lost.")).toBeVisible();
    await stepOrder(request, kitchen, orderId, "ACCEPTED", "IN_PROGRESS");
    await context.setOffline(false);
    await expect(page.getByText("It is being made for you.")).toBeVisible();
    await expect(page.getByText("Connection lost.")).toBeHidden();
  });

  test("the first thing that is done without one is told to have failed", async ({
    page,
    context,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    const eater = await makePerson(request, "customer");
    await signInPage(page, eater);
    await page.goto(`/orders/${await placeOrder(request, kitchen, eater)}`);
    // What it takes to cancel, and to say what came of it, comes without anything being done.
    await page.waitForFunction(() =>
      [...document.styleSheets].some(({ cssRules: [rule] }) => rule?.cssText.includes("sonner")),
    );
    await context.setOffline(true);
    await page.getByRole("button", { name: "Cancel this order" }).click();
    await page.getByRole("button", { name: "Cancel the order" }).click();
    await expect(page.getByText("Tiffin cannot be reached. Check your connection")).toBeVisible();
  });
});

test("the browser tells of a change, once it was allowed to", async ({
  page,
  context,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, onPhones);
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater);
  await signInPage(page, eater);
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    class Told {
      static permission = "granted";
      static requestPermission = async () => "granted";
      constructor(title: string) {
        told.push(title);
      }
    }
    Object.assign(window, { Notification: Told });
    Object.defineProperty(document, "hidden", { get: () => true });
  });
  await page.goto(`/orders/${orderId}`);
  await untilAlive(page);
  await page.getByRole("button", { name: "Tell me when it changes" }).click();
  await expect(page.getByText("Your browser tells you when it changes.")).toBeVisible();
  await stepOrder(request, kitchen, orderId, "ACCEPTED");
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told))
    .toEqual([`Accepted: your order from ${kitchen.name}`]);
});
