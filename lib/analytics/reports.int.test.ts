import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeRestaurant, type RestaurantRow } from "@/db/factories/restaurants";
import { makeApiKey, makeOrder } from "@/db/factories/sales";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, orders, refunds } from "@/db/schema";
import { app } from "@/lib/api/app";
import { newId } from "@/lib/platform/ids";

let restaurant: RestaurantRow;
let token: string;
const [dal, naan] = [newId(), newId()];

// In New Delhi 18:30 UTC is midnight: the first order is of the 10th there, the others of the 11th.
beforeAll(async () => {
  const owner = await makeUser({ role: "owner" });
  token = await signIn(owner);
  restaurant = await makeRestaurant({ owner });
  const place = (at: string, items: [id: string, name: string, quantity: number, line: number][]) =>
    makeOrder({
      restaurantId: restaurant.id,
      placedAt: new Date(at),
      items: items.map(([food_id, name, quantity, line_minor]) => ({
        food_id,
        name,
        quantity,
        line_minor,
      })),
    });
  await place("2026-03-10T18:29:59Z", [[dal, "Dal", 1, 20_000]]);
  await place("2026-03-10T18:30:00Z", [
    [dal, "Dal", 2, 40_000],
    [naan, "Naan", 2, 10_000],
  ]);
  const cancelled = await place("2026-03-11T10:00:00Z", [[naan, "Naan", 5, 25_000]]);
  await db.update(orders).set({ status: "CANCELLED" }).where(eq(orders.id, cancelled.id));
  const unpaid = await place("2026-03-11T10:05:00Z", [[naan, "Naan", 1, 5_000]]);
  await db.update(orders).set({ status: "CANCELLED", history: [] }).where(eq(orders.id, unpaid.id));
  await db
    .update(bills)
    .set({ status: "PARTIALLY_REFUNDED" })
    .where(eq(bills.orderId, cancelled.id));
  await db.insert(refunds).values({
    orderId: cancelled.id,
    amountMinor: 17_500,
    percent: 70,
    kind: "cancelled",
    status: "SUCCEEDED",
    reason: "cancelled",
    createdAt: new Date(),
  });
  await app.request("/api/v1/updateOrder", {
    method: "POST",
    headers: {
      authorization: `Bearer ${await makeApiKey(restaurant.id)}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      restaurantId: restaurant.id,
      orderData: {
        orderId: "till-1",
        amount: 99.5,
        at: "2026-03-11T09:00:00Z",
        dishes: [{ dishId: "chai", name: "Chai, hot", quantity: 4, amount: 99.5 }],
      },
    }),
  });
});

const ask = async (path: string, headers: Record<string, string> = {}, as = token) =>
  app.request(`/api/v1/analytics/${path}&restaurant=${restaurant.id}`, {
    headers: { authorization: `Bearer ${as}`, ...headers },
  });
const items = async (path: string) => {
  const body = await (await ask(path)).json();
  return body.items;
};

test("top foods of a day in the restaurant's zone, without what was cancelled", async () => {
  expect(await items("top-foods?date=2026-03-11")).toEqual([
    { dish_id: "chai", name: "Chai, hot", quantity: 4, revenue: 99.5 },
    { dish_id: dal, name: "Dal", quantity: 2, revenue: 400 },
    { dish_id: naan, name: "Naan", quantity: 2, revenue: 100 },
  ]);
  expect(await items("top-foods?date=2026-03-11&period=month&limit=1")).toHaveLength(1);
  expect(await items("top-foods?date=2026-01-01&period=year&limit=2")).toMatchObject([
    { name: "Chai, hot" },
    { name: "Dal", quantity: 3, revenue: 600 },
  ]);
});

test("revenue by day, with days without any", async () => {
  expect(await items("revenue?from=2026-03-10&to=2026-03-12")).toEqual([
    { start: "2026-03-10", orders: 1, gross: 200, refunds: 0, net: 200 },
    { start: "2026-03-11", orders: 3, gross: 849.5, refunds: 175, net: 674.5 },
    { start: "2026-03-12", orders: 0, gross: 0, refunds: 0, net: 0 },
  ]);
  expect(
    await items("revenue?from=2026-03-01&to=2026-04-30&period=month&order_type=takeaway"),
  ).toEqual([
    { start: "2026-03-01", orders: 3, gross: 950, refunds: 175, net: 775 },
    { start: "2026-04-01", orders: 0, gross: 0, refunds: 0, net: 0 },
  ]);
});

test("orders of a day by status, without those that were never paid for", async () => {
  expect(await items("orders-by-status?date=2026-03-11")).toEqual([
    { status: "CANCELLED", count: 1, average_value: 250 },
    { status: "PLACED", count: 1, average_value: 500 },
  ]);
});

test("a report is CSV for those who ask for it", async () => {
  const response = await ask("top-foods?date=2026-03-11&limit=1", { accept: "text/csv" });
  expect(response.headers.get("content-type")).toContain("text/csv");
  expect(await response.text()).toBe(
    'dish_id,name,quantity,revenue\r\nchai,"Chai, hot",4,99.5\r\n',
  );
});

test("reports are for the restaurant's people, and for dates that make sense", async () => {
  const stranger = await signIn(await makeUser({ role: "owner" }));
  for (const path of ["top-foods?x=", "revenue?x=", "orders-by-status?x=", "deliveries?x="]) {
    expect((await ask(path)).status).toBe(200);
    expect((await ask(path, {}, stranger)).status).toBe(404);
    expect((await ask(path, {}, "tfs_nobody")).status).toBe(401);
  }
  expect((await ask("top-foods?date=2026-02-30")).status).toBe(400);
  expect((await ask("revenue?from=2026-03-02&to=2026-03-01")).status).toBe(400);
  expect((await ask("revenue?from=2001-01-01&to=2026-03-01")).status).toBe(400);
});
