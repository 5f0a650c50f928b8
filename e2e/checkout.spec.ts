import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { callApi, makePerson, type Person, readCode } from "./fixtures/api";
import {
  door,
  type Kitchen,
  openCheckout,
  openKitchen,
  sellOut,
  signInPage,
} from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive } from "./fixtures/test";

/** How far two of a map's markers stand from one another. */
async function pixelsBetween(map: Locator, ...ids: [string, string]): Promise<number> {
  const [one, other] = await Promise.all(
    ids.map((id) => map.locator(`[data-marker=${id}]`).boundingBox()),
  );
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

/** A customer at checkout who will come for the food. */
async function collectAsCustomer(
  page: Page,
  request: APIRequestContext,
  known?: Kitchen,
): Promise<Person> {
  const kitchen = known ?? (await openKitchen(request));
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  await openCheckout(page, request, kitchen);
  await untilAlive(page);
  await page.getByText("I collect it").click();
  return eater;
}

test("signs in on the way, keeps what was chosen, and orders to a point on the map for later", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  await openCheckout(page, request, kitchen);
  await untilAlive(page);
  await page.getByLabel("Note for the kitchen").fill("No onion");
  await page.getByText("For later").click();
  await page.getByRole("button", { name: "₹30" }).click();

  await page.getByRole("button", { name: "Sign in to order" }).click();
  const email = `eater-${crypto.randomUUID()}@example.com`;
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Your code").fill(await readCode(request, email));

  const order = page.getByRole("button", { name: /Place order/ });
  await expect(order).toBeVisible();
  await expect(page.getByLabel("Note for the kitchen")).toHaveValue("No onion");
  await order.click();
  await expect(page.getByText("Choose where the food should go.")).toBeVisible();
  await expect(page.getByText("The rider needs a door to knock on.")).toBeVisible();
  await expect(page.getByLabel("House, street, floor")).toBeFocused();

  const map = page.locator("[data-map]");
  const size = await map.boundingBox();
  // Beside the kitchen, which stands in the middle.
  const position = { x: (size?.width ?? 0) / 2 + 26, y: (size?.height ?? 0) / 2 - 18 };
  await map.click({ position });
  // Now it is about the way from the kitchen to the door, close enough to tell the streets.
  await expect.poll(() => pixelsBetween(map, "kitchen", "door")).toBeGreaterThan(120);
  await page.getByLabel("House, street, floor").fill("4 Tolstoy Marg");
  await page.getByLabel("Area or city").fill("New Delhi");
  await page.getByLabel("Keep this address for next time").check();
  await expect(page.getByText(/km to you/)).toBeVisible();
  await order.click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByText("4 Tolstoy Marg, New Delhi")).toBeVisible();
  await expect(page.getByText("Wished for")).toBeVisible();
  await expect(page.getByText("No onion")).toBeVisible();

  await openCheckout(page, request, kitchen);
  await expect(page.getByRole("radio", { name: /Home/ })).toBeChecked();
});

test.describe("with a session that has ended meanwhile", () => {
  test.use({ allowedComplaints: [/401/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("asks to sign in again, and the order goes on", async ({ page, request }) => {
    const eater = await collectAsCustomer(page, request);
    await page.context().clearCookies({ name: "tiffin-session" });
    const place = page.getByRole("button", { name: /Place order/ });
    await place.click();
    const before = await readCode(request, eater.email);
    await page.getByRole("dialog").getByLabel("Email").fill(eater.email);
    await page.getByRole("button", { name: "Send me a code" }).click();
    await expect.poll(() => readCode(request, eater.email)).not.toBe(before);
    await page.getByLabel("Your code").fill(await readCode(request, eater.email));
    await place.click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  });
});

/** Places the order: it goes in, its answer does not come back. */
async function placeAndLose(page: Page): Promise<void> {
  await page.route("**/api/v1/orders", async (route) => {
    await route.fetch();
    await route.fulfill({ status: 503, json: { code: "service_unavailable", detail: "later" } });
  });
  await page.getByRole("button", { name: /Place order/ }).click();
  await expect(page.getByText("you will not order twice")).toBeInViewport();
  await page.unroute("**/api/v1/orders");
}

async function countOrders(request: APIRequestContext, { token }: Person): Promise<number> {
  const { items } = await callApi<{ items: unknown[] }>(request, "get", "/orders", { token });
  return items.length;
}

test.describe("with an answer that is lost", () => {
  // 409: the coupon is tried again after a reload, and is used up.
  test.use({ allowedComplaints: [/503|409/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  const cameIn = "Your order had come in already.";

  test("an order is not placed again by pressing or reloading", async ({ page, request }) => {
    const eater = await collectAsCustomer(page, request);
    await page.getByLabel("Note for the kitchen").fill("Extra hot");
    await placeAndLose(page);
    await page.reload();
    await untilAlive(page);
    await expect(page.getByLabel("Note for the kitchen")).toHaveValue("Extra hot");
    await page.getByRole("button", { name: /Place order/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    expect(await countOrders(request, eater)).toBe(1);
  });

  test("nor by a change: the one that came in is shown", async ({ page, request }) => {
    const eater = await collectAsCustomer(page, request);
    await placeAndLose(page);
    await page.getByLabel("Note for the kitchen").fill("Extra hot");
    await page.getByRole("button", { name: /Place order/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByText(cameIn)).toBeVisible();
    await expect(page.getByText("Extra hot")).toBeHidden();
    expect(await countOrders(request, eater)).toBe(1);
  });

  test("nor because its coupon is used up by itself", async ({ page, request }) => {
    const kitchen = await openKitchen(request);
    await callApi(request, "post", `/restaurants/${kitchen.id}/coupons`, {
      token: kitchen.owner.token,
      data: { code: "ONCE10", percent: 10, total_limit: 1 },
    });
    const eater = await collectAsCustomer(page, request, kitchen);
    await page.getByLabel("Coupon").fill("once10");
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByText(/ONCE10 takes .+ off\./)).toBeVisible();
    await placeAndLose(page);
    await page.reload();
    await untilAlive(page);
    await expect(page.getByText("used up")).toBeVisible();
    await page.getByRole("button", { name: /Place order/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByText(cameIn)).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Coupon" })).toBeVisible();
    expect(await countOrders(request, eater)).toBe(1);
  });
});

test("a saved address beyond the kitchen's reach is told before ordering", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const far = { ...door, label: "Far away", lat: 28.75 };
  await callApi(request, "put", `/addresses/${crypto.randomUUID()}`, {
    token: eater.token,
    data: far,
  });
  await signInPage(page, eater);
  await openCheckout(page, request, kitchen);
  await expect(page.getByRole("radio", { name: /Far away/ })).toBeChecked();
  await expect(page.getByText("This is beyond where the kitchen delivers")).toBeVisible();
  await expect(page.getByRole("button", { name: /Place order/ })).toBeDisabled();
  await expect(page.getByText("Too far away.")).toBeInViewport();
  await page.getByText("I collect it").click();
  await expect(page.getByRole("button", { name: /Place order/ })).toBeEnabled();
  await expect(page.getByRole("radio", { name: "Card, now" })).toBeEnabled();
});

test.describe("what stops an order on a phone", () => {
  test.use({ allowedComplaints: [/422/] });
  test.skip(({ isMobile }) => !isMobile, onPhones);

  test("a kitchen that pauses meanwhile says until when, and takes the order for later", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await collectAsCustomer(page, request, kitchen);
    const { paused_until } = await callApi<{ paused_until: string }>(
      request,
      "patch",
      `/restaurants/${kitchen.id}/service`,
      { token: kitchen.owner.token, data: { pause_minutes: 30 } },
    );
    const until = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Kolkata",
      hour: "2-digit",
      minute: "2-digit",
    }).format(new Date(paused_until));
    const order = page.getByRole("button", { name: /Place order/ });
    await order.click();
    await expect(page.getByText(`Paused until ${until}.`)).toBeInViewport();
    await expect(page.getByLabel("Day")).toBeVisible();
    await order.click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByText("Wished for")).toBeVisible();
  });

  test("a dish that has run out is told beside the press, and is not counted", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await signInPage(page, await makePerson(request, "customer"));
    await openCheckout(page, request, kitchen, "Paneer Tikka", "Garlic Naan");
    await sellOut(request, kitchen, "Paneer Tikka");
    await page.reload();
    await untilAlive(page);
    await page.getByText("I collect it").click();
    const order = page.getByRole("button", { name: /Place order/ });
    await expect(order).toBeDisabled();
    await expect(page.getByText("Something in your cart is no longer available")).toBeInViewport();
    await expect(order).toContainText("₹131");
    const less = page
      .getByRole("group", { name: /Paneer Tikka/ })
      .getByRole("button")
      .first();
    await less.click();
    await less.click();
    await expect(order).toBeEnabled();
  });
});

test.describe("a saved address", () => {
  test.skip(({ isMobile }) => !isMobile, onPhones);

  test("is chosen by who signs in on the way, and one that is gone is asked for anew", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    const eater = await makePerson(request, "customer");
    const home = `/addresses/${crypto.randomUUID()}`;
    const data = { ...door, label: "Home" };
    await callApi(request, "put", home, { token: eater.token, data });
    await openCheckout(page, request, kitchen);
    await untilAlive(page);
    await page.getByRole("button", { name: "Sign in to order" }).click();
    const before = await readCode(request, eater.email);
    await page.getByLabel("Email").fill(eater.email);
    await page.getByRole("button", { name: "Send me a code" }).click();
    await expect.poll(() => readCode(request, eater.email)).not.toBe(before);
    await page.getByLabel("Your code").fill(await readCode(request, eater.email));
    await expect(page.getByRole("radio", { name: /Home/ })).toBeChecked();

    await callApi(request, "delete", home, { token: eater.token });
    await page.reload();
    await page.getByRole("button", { name: /Place order/ }).click();
    await expect(page.getByText("The rider needs a door to knock on.")).toBeVisible();
  });
});

test.describe("a coupon", () => {
  test.use({ allowedComplaints: [/422/] });
  test("is explained where it is not good, and taken off where it is", async ({
    page,
    request,
  }) => {
    const kitchen = await openKitchen(request);
    await callApi(request, "post", `/restaurants/${kitchen.id}/coupons`, {
      token: kitchen.owner.token,
      data: { code: "WELCOME10", percent: 10 },
    });
    await signInPage(page, await makePerson(request, "customer"));
    await openCheckout(page, request, kitchen);
    await untilAlive(page);
    await page.getByText("I collect it").click();
    const code = page.getByLabel("Coupon");
    await code.fill("nobodys");
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByText("There is no such coupon")).toBeVisible();
    await code.fill("welcome10");
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByText(/WELCOME10 takes .+ off\./)).toBeVisible();
    const order = page.getByRole("button", { name: /Place order/ });
    const total = (await order.textContent())?.split("·")[1]?.trim() ?? "";
    await order.click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByText(total, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Coupon" })).toBeVisible();
  });
});
