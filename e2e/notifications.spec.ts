import { makePerson } from "./fixtures/api";
import { openKitchen, placeOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { expect, test, untilAlive, untilStepsAreGone } from "./fixtures/test";

test.skip(({ isMobile }) => !isMobile, "the same list on every device");

test("the bell counts what happens to an order, opens it and is read", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater);
  await signInPage(page, eater);
  await page.goto("/orders");
  await stepOrder(request, kitchen, orderId, "ACCEPTED");
  await page.getByRole("button", { name: "Notifications, 1 unread" }).click();
  const list = page.getByRole("dialog", { name: "Notifications" });
  await expect(list.getByRole("link", { name: /is with/ })).toBeVisible();
  await list.getByRole("link", { name: `New: ${kitchen.name} said yes` }).click();
  await expect(page).toHaveURL(`/orders/${orderId}`);
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  // The sheet that led there is no step of the way back.
  await page.goBack();
  await expect(page).toHaveURL("/orders");
  await untilStepsAreGone(page);

  await page.goto("/account#notifications");
  await untilAlive(page);
  const inTiffin = page.getByRole("switch", { name: "My orders, In Tiffin" });
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await inTiffin.click();
  await expect(inTiffin).not.toBeChecked();
  expect((await kept).ok()).toBe(true);
  await page.reload();
  await expect(inTiffin).not.toBeChecked();
  await stepOrder(request, kitchen, orderId, "IN_PROGRESS");
  await stepOrder(request, kitchen, orderId, "READY");
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
});
