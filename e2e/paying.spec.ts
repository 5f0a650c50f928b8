import type { Page } from "@playwright/test";
import { makePerson } from "./fixtures/api";
import { openAs, openCheckout, openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

const isTracking = /\/orders\/[0-9a-f-]{36}/;

async function orderByCard(page: Page): Promise<void> {
  await untilAlive(page);
  await page.getByText("I collect it").click();
  await page.getByText("Card, now").click();
  await page.getByRole("button", { name: /Order and pay/ }).click();
  await page.waitForURL(/\/sandbox\/sbx_/);
  await expect(page.getByText("This is a sandbox.")).toBeVisible();
}

test("pays by card: declined, then with a step at the bank; the owner gives a part back", async ({
  page,
  browser,
  request,
}) => {
  test.slow();
  const kitchen = await openKitchen(request);
  await signInPage(page, await makePerson(request, "customer"));
  await openCheckout(page, request, kitchen);
  await orderByCard(page);
  await page.getByText("Card that is declined").click();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByText("The card was declined.")).toBeVisible();
  await page.getByRole("button", { name: "Back to the order" }).click();

  await page.waitForURL(isTracking);
  await expect(page.getByRole("heading", { name: "Waiting for payment" })).toBeVisible();
  await expect(page.getByText("Nothing was charged. Try again")).toBeVisible();
  await expect(page.getByText(/\d+:\d\d left to pay/)).toBeVisible();
  await untilAlive(page);
  await page.getByRole("button", { name: /Try again: pay/ }).click();
  await page.getByText("Card with a 3-D Secure step").click();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByRole("button", { name: "Yes, it is me" }).click();
  await page.waitForURL(isTracking);
  await expect(page.getByText("Sent to the kitchen")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Waiting for payment" })).toBeHidden();

  const owner = await openAs(browser, kitchen.owner);
  await owner.goto(`/restaurant/${kitchen.id}/orders`);
  await owner.getByRole("link", { name: /^#\d+/ }).first().click();
  await owner.getByRole("button", { name: "Give money back" }).click();
  const sheet = owner.getByRole("dialog", { name: "Give money back" });
  await sheet.getByText("An amount").click();
  await sheet.getByLabel("Amount in INR").fill("20.50");
  await sheet.getByLabel("Why").fill("Cold naan");
  await sheet.getByRole("button", { name: "Give back ₹20.50" }).click();
  await expect(sheet).toBeHidden();
  const refund = owner.getByRole("listitem").filter({ hasText: "Cold naan" });
  await expect(refund).toContainText("Given back");
  await expect(page.getByText("Cold naan")).toBeVisible();
  const sumOf = (name: string) =>
    page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd");
  await expect(sumOf("Remains paid")).toHaveText("₹619.50");
  await page.getByRole("link", { name: "Bill" }).click();
  await expect(sumOf("Given back")).toHaveText("₹20.50");
  await expect(sumOf("Remains paid")).toHaveText("₹619.50");

  await page.goto("/orders");
  await expect(page.getByRole("main").getByText(kitchen.name)).toHaveCount(1);
});

test("a bank that does not answer is asked until it is known what happened", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  await signInPage(page, await makePerson(request, "customer"));
  await openCheckout(page, request, kitchen);
  await orderByCard(page);
  await page.getByText("Card whose bank does not answer").click();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL(isTracking);
  await expect(page.getByText("You are not charged twice")).toBeVisible();
  await expect(page.getByText("Sent to the kitchen")).toBeVisible({ timeout: 30_000 });
});
