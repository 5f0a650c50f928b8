import type { Page } from "@playwright/test";
import { callApi, orderAtTable } from "./fixtures/api";
import { type Kitchen, openAs, openKitchen, sellOut, setPrice } from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive } from "./fixtures/test";

test("a guest orders at the table without an account, and sees what the table has had", async ({
  page,
  browser,
  request,
}) => {
  // A whole sitting.
  test.slow();
  const kitchen = await openKitchen(request);
  const board = await openAs(browser, kitchen.owner);
  await board.goto(`/kitchen/${kitchen.id}`);

  await page.goto(kitchen.tableUrl);
  await expect(page.getByRole("heading", { name: "Table T4" })).toBeVisible();
  await untilAlive(page);
  await page.getByRole("button", { name: "Add Garlic Naan" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .click();
  await page.getByRole("button", { name: /1 dish for table T4/ }).click();
  await page.getByRole("button", { name: /Send to the kitchen/ }).click();
  const soFar = page.getByRole("main").getByText("1 × Garlic Naan");
  await expect(soFar).toBeVisible();

  const ticket = board.getByRole("article", { name: /Table T4/ });
  await expect(ticket).toContainText("Garlic Naan");
  await ticket.getByRole("button", { name: /Start/ }).click();
  // The bump waits five seconds for an undo, the guest's page asks every five.
  await expect(page.getByText("Cooking").first()).toBeVisible({ timeout: 20_000 });

  await orderAtTable(request, kitchen.tableUrl, { number: "T4", dish: "Garlic Naan" });
  await page.getByRole("button", { name: "Ask for the bill" }).click();
  await expect(page.getByText(/The staff know since/)).toBeVisible();
  const call = board.getByRole("region", { name: "Tables that wait to pay" });
  await expect(call).toContainText("Table T4 wants to pay ₹131");
  await call.getByRole("link", { name: "Bill" }).click();
  const paper = board.getByRole("article");
  await expect(paper.getByRole("heading", { name: /^Order \d+/ })).toHaveCount(2);
  await expect(paper).toContainText("To pay₹131");
  const pdf = await board.getByRole("link", { name: "PDF" }).getAttribute("href");
  const file = await board.request.get(pdf ?? "");
  expect(file.headers()["content-type"]).toBe("application/pdf");
  await board.getByRole("link", { name: "Back to the kitchen" }).click();
  await call.getByRole("button", { name: "Paid" }).click();
  await board
    .getByRole("alertdialog")
    .getByRole("button", { name: /table is free/ })
    .click();
  await expect(soFar).toHaveCount(0);
});

/** Puts one of a dish into the table's cart. */
async function chooseAtTable(page: Page, dish: string): Promise<void> {
  await page.getByRole("button", { name: `Add ${dish}` }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .click();
  await expect(page.getByRole("button", { name: /for table T4/ })).toBeVisible();
}

async function sitDown(page: Page, kitchen: Kitchen): Promise<void> {
  await page.goto(kitchen.tableUrl);
  await untilAlive(page);
}

test.describe("a changed menu", () => {
  test.use({ allowedComplaints: [/409/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);

  test("prices that changed while the guest was choosing are never charged unseen", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await sitDown(page, kitchen);
    await chooseAtTable(page, "Paneer Tikka");
    await setPrice(request, kitchen, "Paneer Tikka", 420);

    await page.getByRole("button", { name: /1 dish for table T4/ }).click();
    const send = page.getByRole("button", { name: /Send to the kitchen/ });
    await expect(send).toContainText("₹320");
    await send.click();
    await expect(
      page.getByRole("alert").filter({ hasText: "menu has just changed" }),
    ).toBeVisible();
    await expect(page.getByText("Was ₹320, is now ₹420.")).toBeVisible();
    await expect(send).toContainText("₹420");
    await send.click();
    await expect(page.getByRole("main").getByText("1 × Paneer Tikka")).toBeVisible();
    await expect(page.getByRole("main").getByText("₹420").first()).toBeVisible();
  });

  test("tax that changed while the guest was choosing is seen first", async ({ page, request }) => {
    const kitchen = await openKitchen(request);
    await sitDown(page, kitchen);
    await chooseAtTable(page, "Paneer Tikka");
    await callApi(request, "patch", `/restaurants/${kitchen.id}`, {
      token: kitchen.owner.token,
      data: { tax: { rate: 5, inclusive: false } },
    });
    await page.getByRole("button", { name: /1 dish for table T4/ }).click();
    const cart = page.getByRole("dialog");
    await cart.getByRole("button", { name: /Send to the kitchen · ₹320/ }).click();
    await expect(cart.getByRole("alert")).toContainText("menu has just changed");
    await expect(cart.getByText("Tax, 5 %")).toBeInViewport();
    await cart.getByRole("button", { name: /Send to the kitchen · ₹336/ }).click();
    await expect(page.getByRole("main").getByText("1 × Paneer Tikka")).toBeVisible();
  });

  test("a dish that has run out says so, and the rest can be sent", async ({ page, request }) => {
    const kitchen = await openKitchen(request);
    await sitDown(page, kitchen);
    await chooseAtTable(page, "Paneer Tikka");
    await chooseAtTable(page, "Garlic Naan");
    await sellOut(request, kitchen, "Paneer Tikka");
    await page.reload();
    await untilAlive(page);

    await page.getByRole("button", { name: /2 dishes for table T4/ }).click();
    const cart = page.getByRole("dialog");
    const send = cart.getByRole("button", { name: /Send to the kitchen/ });
    await expect(cart.getByText("Sold out.")).toBeVisible();
    await expect(cart.getByText("Something in your cart is no longer available")).toBeInViewport();
    await expect(send).toBeDisabled();
    await expect(send).toContainText("₹65.50");
    await cart.getByRole("button", { name: "Remove Paneer Tikka" }).click();
    await send.click();
    await expect(page.getByRole("main").getByText("1 × Garlic Naan")).toBeVisible();
  });
});

test.describe("with an answer that is lost", () => {
  test.use({ allowedComplaints: [/503/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("the kitchen has the order once, though a dish has run out since", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await sitDown(page, kitchen);
    await chooseAtTable(page, "Paneer Tikka");
    await chooseAtTable(page, "Garlic Naan");
    await page.route("**/api/v1/orders", async (route) => {
      await route.fetch();
      await route.fulfill({ status: 503, json: { code: "service_unavailable", detail: "later" } });
    });
    const open = page.getByRole("button", { name: /2 dishes for table T4/ });
    const cart = page.getByRole("dialog");
    const send = cart.getByRole("button", { name: /Send to the kitchen/ });
    await open.click();
    await send.click();
    await expect(cart.getByRole("alert")).toContainText("later");
    await page.unroute("**/api/v1/orders");
    await sellOut(request, kitchen, "Paneer Tikka");
    await page.reload();
    await untilAlive(page);
    await open.click();
    await cart.getByRole("button", { name: "Remove Paneer Tikka" }).click();
    await send.click();
    await expect(page.getByText("The kitchen had your order already.")).toBeVisible();
    const { items } = await callApi<{ items: unknown[] }>(
      request,
      "get",
      `/restaurants/${kitchen.id}/orders`,
      { token: kitchen.owner.token },
    );
    expect(items).toHaveLength(1);
  });
});

test.describe("where tax comes on top", () => {
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("the guest sees before sending what is to be paid", async ({ page, request }) => {
    const kitchen = await openKitchen(request);
    await callApi(request, "patch", `/restaurants/${kitchen.id}`, {
      token: kitchen.owner.token,
      data: { tax: { rate: 5, inclusive: false } },
    });
    await sitDown(page, kitchen);
    await chooseAtTable(page, "Paneer Tikka");
    await page.getByRole("button", { name: /1 dish for table T4/ }).click();
    const cart = page.getByRole("dialog");
    await expect(cart.getByText("Tax, 5 %")).toBeInViewport();
    await cart.getByRole("button", { name: /Send to the kitchen · ₹336/ }).click();
    const main = page.getByRole("main");
    await expect(main.getByText("₹336").first()).toBeVisible();
    await expect(main.getByText("5 % tax is in it.")).toBeVisible();
  });
});

test.describe("a code that was taken back", () => {
  test.use({ allowedComplaints: [/404/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("says what to do", async ({ page }) => {
    await page.goto("/table/tft_nothing");
    await expect(page.getByText("This code no longer works")).toBeVisible();
  });
});
