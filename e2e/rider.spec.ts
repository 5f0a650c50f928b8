import { makePerson } from "./fixtures/api";
import { openKitchen, placeOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { anywhere, north, openPhone } from "./fixtures/riders";
import { expect, test } from "./fixtures/test";

test("an owner finds another rider for an order: the first is told, and it is offered anew", async ({
  page,
  browser,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, "a rider's screen is a phone's");
  test.slow();
  const place = anywhere();
  const kitchen = await openKitchen(request, place);
  const [eater, stuck, free] = await Promise.all([
    makePerson(request, "customer"),
    makePerson(request, "rider"),
    makePerson(request, "rider"),
  ]);
  const orderId = await placeOrder(request, kitchen, eater, {
    order_type: "delivery",
    delivery_address: { line1: "4 Tolstoy Marg", city: "Delhi", ...north(place, 0.009) },
  });
  await stepOrder(request, kitchen, orderId, "ACCEPTED", "IN_PROGRESS", "READY");
  const phone = await openPhone(browser, stuck, north(place, 0.001));
  await phone.getByRole("button", { name: "Go online" }).click();
  await phone.getByRole("button", { name: "Accept" }).click();
  await expect(phone.getByRole("heading", { name: kitchen.name })).toBeVisible();
  const other = await openPhone(browser, free, north(place, -0.01));
  await other.getByRole("button", { name: "Go online" }).click();

  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/orders?order=${orderId}`);
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "Find another rider" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Find another rider" }).click();
  await expect(drawer.getByText("Looking for a rider")).toBeVisible();
  await expect(phone.getByText(/is no longer yours/).first()).toBeVisible();
  await expect(phone.getByText("Looking for orders near you")).toBeVisible();
  await expect(other.getByText("You earn")).toBeVisible();
  await phone.getByRole("button", { name: /unread/ }).click();
  await phone.getByRole("menuitem", { name: /Notifications/ }).click();
  await expect(
    phone.getByRole("dialog").getByRole("link", { name: /is no longer yours/ }),
  ).toBeVisible();
});
