import type { Page } from "@playwright/test";
import { baseURL, callApi, makePerson, readCode } from "./fixtures/api";
import {
  dishesOf,
  door,
  openCheckout,
  openKitchen,
  placeOrder,
  signInPage,
  stepOrder,
} from "./fixtures/kitchen";
import { expect, onPhones, test, untilAlive, untilStepsAreGone } from "./fixtures/test";

// A page's bell may ask once more after its session has ended.
test.use({ allowedComplaints: [/401.*notifications\/stream|503.*orders/] });

/** Signs out, on this browser or everywhere. */
async function leave(page: Page, everywhere: boolean): Promise<void> {
  if (everywhere) {
    const everyDevice = { name: "Sign out everywhere" };
    await page.getByRole("button", everyDevice).click();
    await page.getByRole("alertdialog").getByRole("button", everyDevice).click();
  } else {
    await page.getByRole("button", { name: "Your account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  }
}

test("ordering again shows what has changed before it fills the cart", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const dishes = await dishesOf(request, kitchen);
  const [paneer, naan] = ["Paneer Tikka", "Garlic Naan"].map((name) => dishes.get(name)?.id);
  const orderId = await placeOrder(request, kitchen, eater, {
    order_type: "takeaway",
    items: [
      { food_id: paneer, quantity: 1 },
      { food_id: naan, quantity: 2 },
    ],
  });
  await stepOrder(request, kitchen, orderId, "ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED");
  await signInPage(page, eater);
  await page.goto("/orders");
  await untilAlive(page);
  await page.getByRole("button", { name: "Order again" }).click();
  await page.waitForURL(/\/checkout/);
  await expect(page.getByText("Garlic Naan")).toBeVisible();

  await callApi(request, "patch", `/restaurants/${kitchen.id}/foods/${naan}/availability`, {
    token: kitchen.owner.token,
    data: { is_available: false },
  });
  await page.goto("/orders");
  await untilAlive(page);
  await page.getByRole("button", { name: "Order again" }).click();
  const sheet = page.getByRole("dialog", { name: `Again from ${kitchen.name}` });
  await expect(sheet.getByText("Sold out today")).toBeVisible();
  await expect(sheet.getByText("the 3 dishes in your cart")).toBeVisible();
  await sheet.getByRole("button", { name: /Replace the cart · ₹320/ }).click();
  await page.waitForURL(/\/checkout/);
  await expect(page.getByText("Paneer Tikka")).toBeVisible();
  await expect(page.getByText("Garlic Naan")).toBeHidden();
  // The sheet that led there is no step of the way back.
  await page.goBack();
  await expect(page.getByRole("button", { name: "Order again" })).toBeVisible();
  await untilStepsAreGone(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/checkout/);
});

test("favourites and addresses are kept, changed and forgotten", async ({ page, request }) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const { token } = eater;
  await callApi(request, "put", `/favourites/${kitchen.id}`, { token });
  await callApi(request, "put", `/addresses/${crypto.randomUUID()}`, {
    token,
    data: { ...door, label: "Work" },
  });
  await signInPage(page, eater);
  await page.goto("/account");
  await untilAlive(page);
  await page.getByRole("button", { name: `Take ${kitchen.name} off your favourites` }).click();
  await expect(page.getByText("Press the heart of a restaurant")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: new RegExp(kitchen.name) })).toBeVisible();

  await page.getByRole("button", { name: "Change Work" }).click();
  const sheet = page.getByRole("dialog", { name: "Change Work" });
  await sheet.getByLabel("Call it").fill("Office");
  await sheet.getByRole("button", { name: "Save the address" }).click();
  await expect(page.getByText("Office")).toBeVisible();
  await page.getByRole("button", { name: "Forget Office" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("Keep where you live and work")).toBeVisible();
});

test("signing out everywhere ends every session", async ({ page, request, isMobile }) => {
  test.skip(!isMobile, onPhones);
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  await page.goto("/account");
  await untilAlive(page);
  await leave(page, true);
  await page.waitForURL(/\/$/);
  await page.goto("/account");
  await page.waitForURL(/\/sign-in/);
});

for (const everywhere of [false, true]) {
  test(`signing out ${everywhere ? "everywhere" : "here"} leaves no address for the next person`, async ({
    page,
    request,
    isMobile,
  }) => {
    test.skip(!isMobile, onPhones);
    const kitchen = await openKitchen(request);
    await signInPage(page, await makePerson(request, "customer"));
    const { lat, lng } = door;
    await page.context().addCookies([
      {
        name: "tiffin-place",
        value: encodeURIComponent(JSON.stringify({ label: "Janpath", lat, lng })),
        url: baseURL,
      },
    ]);
    const written = { "House, street, floor": "9 Hidden Lane", "How to find you": "Blue gate" };
    const fields = Object.entries(written);
    await openCheckout(page, request, kitchen);
    await untilAlive(page);
    for (const [label, text] of fields) await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: /Place order/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await openCheckout(page, request, kitchen);
    for (const [label, text] of fields) await expect(page.getByLabel(label)).toHaveValue(text);
    await page.getByLabel("Note for the kitchen").fill("For my mother");
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(await kept()).toContain("Hidden Lane");
    // An order of which it is not known what came of it.
    await page.route("**/api/v1/orders", (route) =>
      route.fulfill({ status: 503, json: { code: "service_unavailable", detail: "later" } }),
    );
    await page.getByRole("button", { name: /Place order/ }).click();
    await expect(page.getByText("you will not order twice")).toBeInViewport();

    await page.goto("/account");
    await untilAlive(page);
    await leave(page, everywhere);
    await page.waitForURL(/\/$/);
    expect(await kept()).not.toMatch(/Hidden Lane|attempt/);
    await signInPage(page, await makePerson(request, "customer"));
    await openCheckout(page, request, kitchen);
    for (const label of [...Object.keys(written), "Note for the kitchen"])
      await expect(page.getByLabel(label)).toHaveValue("");
  });
}

test("an account is deleted with a fresh code, and is gone", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, onPhones);
  const eater = await makePerson(request, "customer");
  await signInPage(page, eater);
  await page.goto("/account");
  await untilAlive(page);
  await page.getByRole("button", { name: "Delete my account" }).click();
  const sheet = page.getByRole("dialog", { name: "Delete my account" });
  const before = await readCode(request, eater.email);
  await sheet.getByRole("button", { name: "Send me a code" }).click();
  await expect(sheet.getByLabel("The code we sent")).toBeVisible();
  await expect.poll(() => readCode(request, eater.email)).not.toBe(before);
  await sheet.getByLabel("The code we sent").fill(await readCode(request, eater.email));
  await sheet.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL(/\/$/);
  const answer = await request.get("/api/v1/auth/me", {
    headers: { authorization: `Bearer ${eater.token}` },
  });
  expect(answer.status()).toBe(401);
});
