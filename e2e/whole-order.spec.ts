import { randomUUID } from "node:crypto";
import { callApi, makePerson } from "./fixtures/api";
import { weekIsOver } from "./fixtures/clock";
import { openCheckout, openKitchen, showColumn, signInPage } from "./fixtures/kitchen";
import { anywhere, north, openPhone } from "./fixtures/riders";
import { expect, test, untilAlive } from "./fixtures/test";

// In the tunnel the browser says that it has no line, and the server that a PIN is wrong.
test.use({ allowedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 422/] });

test("an order's whole life: paid by card, cooked, refused by one rider and brought by another, rated and paid out", async ({
  page,
  browser,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, "everybody in it holds a phone");
  // Four people, one after the other.
  test.slow();
  const place = anywhere();
  const kitchen = await openKitchen(request, place);
  const [eater, near, far] = await Promise.all([
    makePerson(request, "customer"),
    makePerson(request, "rider"),
    makePerson(request, "rider"),
  ]);
  await callApi(request, "put", "/delivery/profile", {
    token: far.token,
    data: { name: "Ravi", phone: "+91 98 0000 0000" },
  });
  const door = {
    label: "Home",
    line1: "4 Tolstoy Marg",
    city: "Delhi",
    instructions: "Second gate",
  };
  await callApi(request, "put", `/addresses/${randomUUID()}`, {
    token: eater.token,
    data: { ...door, ...north(place, 0.009) },
  });

  await signInPage(page, eater);
  await openCheckout(page, request, kitchen);
  await untilAlive(page);
  await page.getByRole("button", { name: "₹20", exact: true }).click();
  await page.getByText("Card, now").click();
  await page.getByRole("button", { name: /Order and pay/ }).click();
  await page.waitForURL(/\/sandbox\/sbx_/);
  await untilAlive(page);
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await expect(page.getByText("Sent to the kitchen")).toBeVisible();
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const board = await openPhone(browser, kitchen.owner, place, `/kitchen/${kitchen.id}`);
  const ticket = board.getByRole("article", { name: /Delivery/ });
  await expect(ticket).toContainText("Paneer Tikka");
  await ticket.getByRole("button", { name: /Start/ }).click();
  await showColumn(board, "Cooking");
  await ticket.getByRole("button", { name: /^Ready/ }).click();
  await expect(page.getByText("Looking for a rider near the kitchen")).toBeVisible();

  const first = await openPhone(browser, near, north(place, 0.001));
  await first.getByRole("button", { name: "Go online" }).click();
  await expect(first.getByText("You earn")).toBeVisible();
  await expect(first.getByRole("heading", { level: 1 })).toBeVisible();
  const second = await openPhone(browser, far, north(place, -0.01));
  await second.getByRole("button", { name: "Go online" }).click();
  await expect(second.getByText("Looking for orders near you")).toBeVisible();
  await first.getByRole("button", { name: "Not this one" }).click();
  await first.getByRole("button", { name: "It pays too little" }).click();
  await expect(first.getByText("Looking for orders near you")).toBeVisible();

  await expect(second.getByText(kitchen.name)).toBeVisible();
  await expect(second.getByText("Tolstoy")).toHaveCount(0);
  await second.getByRole("button", { name: "Accept" }).click();
  await expect(second.getByRole("heading", { name: kitchen.name })).toBeVisible();
  await expect(page.getByText("Ravi brings your order")).toBeVisible();

  await second.context().setOffline(true);
  await second.getByRole("button", { name: "I am at the kitchen" }).click();
  await expect(second.getByRole("button", { name: "Picked up" })).toBeVisible();
  await expect(second.getByText(/Your step is kept/)).toBeVisible();
  await second.context().setOffline(false);
  await expect(page.getByText("Ravi is at the kitchen")).toBeVisible();
  await expect(second.getByText("Being sent")).toBeHidden();

  await second.getByRole("button", { name: "Picked up" }).click();
  await expect(second.getByRole("heading", { name: "4 Tolstoy Marg" })).toBeVisible();
  await expect(second.getByText("Second gate")).toBeVisible();
  await expect(page.getByText("Ravi is on the way to you")).toBeVisible();
  await expect(page.locator("[data-marker=rider]")).toBeVisible();
  const pin = (await page.getByText(/^\d{4}$/).textContent()) ?? "";

  await second.getByRole("button", { name: "Delivered" }).click();
  const sheet = second.getByRole("dialog", { name: "At the door" });
  await sheet.getByLabel("Customer's PIN").fill(pin === "1111" ? "2222" : "1111");
  await sheet.getByRole("button", { name: "Delivered" }).click();
  await expect(sheet.getByText(/PIN is wrong/)).toBeVisible();
  await sheet.getByLabel("Customer's PIN").fill(pin);
  await sheet.getByRole("button", { name: "Delivered" }).click();
  await expect(page.getByText("Delivered. Enjoy!")).toBeVisible();
  await expect(second.getByText("1 delivery")).toBeVisible();

  const rate = page.getByRole("region", { name: "How was it?" });
  await expect(rate.getByRole("button", { name: "Send" })).toBeDisabled();
  await rate.getByRole("radio", { name: "4 stars" }).first().check();
  await rate.getByLabel("A word to the kitchen").fill("Lovely naan");
  await rate.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("You gave 4 stars")).toBeVisible();
  await page.getByRole("link", { name: "Bill", exact: true }).click();
  const paper = page.getByRole("article");
  await expect(paper).toContainText("Paneer Tikka");
  await expect(paper).toContainText("Paid, by card");
  const link = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
  const pdf = await page.request.get(link ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");

  await weekIsOver(orderId);
  await board.goto(`/restaurant/${kitchen.id}/payouts`);
  // Dishes of ₹640, less 15 %: the ride and the tip are the rider's.
  const week = board.getByRole("listitem").filter({ hasText: "₹544" });
  await expect(week).toContainText(/Commission .?₹96/);
  const saved = board.waitForEvent("download");
  await week.getByRole("button", { name: /statement/i }).click();
  const csv = await (await saved).createReadStream().then((file) => file.toArray());
  expect(Buffer.concat(csv).toString()).toContain(orderId);
});
