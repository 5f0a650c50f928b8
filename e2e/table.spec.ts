import { callApi, orderAtTable } from "./fixtures/api";
import { openAs, openKitchen } from "./fixtures/kitchen";
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

test.describe("a changed menu", () => {
  test.use({ allowedComplaints: [/409/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("prices that changed while the guest was choosing are never charged unseen", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await page.goto(kitchen.tableUrl);
    await untilAlive(page);
    await page.getByRole("button", { name: "Add Paneer Tikka" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Add ·/ })
      .click();

    const menu = await callApi<{ categories: { foods: { id: string; name: string }[] }[] }>(
      request,
      "get",
      `/restaurants/${kitchen.id}/menu`,
    );
    const paneer = menu.categories[0]?.foods.find((food) => food.name === "Paneer Tikka");
    await callApi(request, "patch", `/restaurants/${kitchen.id}/foods/${paneer?.id}/availability`, {
      token: kitchen.owner.token,
      data: { is_available: false },
    });

    await page.getByRole("button", { name: /1 dish for table T4/ }).click();
    await page.getByRole("button", { name: /Send to the kitchen/ }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "menu has just changed" }),
    ).toBeVisible();
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
