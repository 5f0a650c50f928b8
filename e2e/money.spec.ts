import { makePerson } from "./fixtures/api";
import { openKitchen, placeOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

test("a bill is paid over the counter", async ({ page, request }) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater);
  await stepOrder(request, kitchen, orderId, "ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED");

  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/orders?show=all&order=${orderId}`);
  const bill = page.getByRole("region", { name: "Bill" });
  await expect(bill).toContainText("Not paid yet");
  await bill.getByRole("button", { name: "Paid in cash" }).click();
  await expect(bill).toContainText("Paid, in cash");
});

test("an owner gives out a coupon, takes it back, and finds the payouts", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/settings/coupons`);
  await untilAlive(page);
  await page.getByLabel("Code").fill("hello10");
  await page.getByLabel("How much").fill("10");
  await page.getByLabel("Uses in all").fill("50");
  await page.getByRole("button", { name: "Add coupon" }).click();
  const coupon = page.getByRole("main").getByRole("listitem").filter({ hasText: "HELLO10" });
  await expect(coupon).toContainText("10 % off");
  await expect(coupon).toContainText("0 of 50 uses");
  await coupon.getByRole("button", { name: "Withdraw HELLO10" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByText("No coupons")).toBeVisible();

  const places = page.getByRole("navigation", { name: "Restaurant" });
  await places.getByRole("link", { name: "Payouts" }).click();
  await expect(page.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
  await expect(page.getByText("No payouts yet")).toBeVisible();
});
