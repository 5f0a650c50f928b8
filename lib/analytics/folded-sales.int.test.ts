import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeRestaurant } from "@/db/factories/restaurants";
import { appendFact, makeOrder, type TestOrder } from "@/db/factories/sales";
import {
  bills,
  dishSalesDaily,
  externalOrders,
  orders,
  refunds,
  restaurants,
  salesHourly,
} from "@/db/schema";
import { countUnread } from "@/lib/events/lag";
import { runConsumers } from "@/lib/events/leases";
import { announce } from "@/lib/events/wake";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { foldSales, refoldSales } from "./commands/fold-sales";
import { foldedSalesConsumer } from "./consumers";
import { getReportPlace, listDishesSold, listRevenue, type ReportPlace } from "./queries/reports";

const scopeOf = (restaurantId: string) => ({ restaurantId, role: "owner" }) as RestaurantScope;
const place = (restaurantId: string, at: string, dish: string, line = 1_000): Promise<TestOrder> =>
  makeOrder({
    restaurantId,
    placedAt: new Date(at),
    items: [{ food_id: dishIds[dish] ?? "", name: dish, quantity: 2, line_minor: line }],
  });
const dishIds: Record<string, string> = {
  dal: "00000000-0000-4000-8000-000000000001",
  naan: "00000000-0000-4000-8000-000000000002",
};

/** Revenue by day and dishes of each day, for a week around a date. */
async function report(restaurantId: string, from: string, to: string, place: ReportPlace) {
  const scope = scopeOf(restaurantId);
  const revenue = await listRevenue(scope, { from, to, period: "day" }, place);
  const byDay = revenue.map(({ start }) =>
    listDishesSold(scope, { from: start, to: start }, place, 50),
  );
  return { revenue, dishes: await Promise.all(byDay) };
}

/** The reports as they are, and as they are without any sums kept. */
async function bothWays(restaurantId: string, from: string, to: string) {
  const place = await getReportPlace(scopeOf(restaurantId));
  const rows = { ...place, hoursUntil: "-infinity", daysUntil: "-infinity" };
  return {
    place,
    shown: await report(restaurantId, from, to, place),
    added: await report(restaurantId, from, to, rows),
  };
}

/** Called off by its guest, who had paid it or not. */
async function cancel(order: TestOrder, isPaid = true): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(orders).set({ status: "CANCELLED", version: 2 }).where(eq(orders.id, order.id));
    await tx
      .update(bills)
      .set({ status: isPaid ? "PARTIALLY_REFUNDED" : "VOID" })
      .where(eq(bills.orderId, order.id));
    await tx.insert(refunds).values({
      orderId: order.id,
      amountMinor: 700,
      percent: 70,
      status: isPaid ? "SUCCEEDED" : "RECORDED",
      reason: "cancelled",
      createdAt: new Date(),
    });
    const data = { from: "PLACED", status: "CANCELLED", version: 2 };
    await appendFact(tx, "order.status_updated", order, data);
  });
}

// Around each zone's change of clocks: a day of 23 or 25 hours, an hour that comes twice or never,
// half an hour of it on Lord Howe Island, and zones with quarters of an hour.
test.each([
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2025-11-02"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Asia/Kathmandu", "2026-03-10"],
  ["Africa/Cairo", "2026-04-24"],
])("%s, %s: folded or added up, a report says the same", async (timezone, date) => {
  const { id } = await makeRestaurant({ timezone });
  const noon = Date.parse(`${date}T12:00:00Z`);
  const placed: TestOrder[] = [];
  for (let minute = -36 * 60; minute <= 36 * 60; minute += 25) {
    const at = new Date(noon + minute * 60_000).toISOString();
    placed.push(await place(id, at, minute % 2 === 0 ? "dal" : "naan", 1_000 + Math.abs(minute)));
  }
  await db.insert(externalOrders).values({
    restaurantId: id,
    orderId: "till",
    amountMinor: 5_000,
    dishes: [["chai", 3, 5_000, "Chai"]],
    soldAt: new Date(noon),
  });
  const [from, to] = [-3, 3].map((days) =>
    new Date(noon + days * 86_400_000).toISOString().slice(0, 10),
  ) as [string, string];

  // First in the middle of it, so that the second time goes on from there.
  for (const hours of [-20, -19.5, -19, -18.5, 0, 40]) {
    const now = noon + hours * 3_600_000 + 600_000;
    await foldSales(new Date(now));
    const { place, shown, added } = await bothWays(id, from, to);
    expect(Date.parse(place.hoursUntil)).toBeLessThanOrEqual(now);
    expect(shown).toEqual(added);
  }
  const kept = await db.select().from(salesHourly).where(eq(salesHourly.restaurantId, id));
  expect(kept.reduce((sum, row) => sum + row.orders, 0)).toBeGreaterThan(placed.length);

  for (const [at, order] of placed.entries()) if (at % 7 === 0) await cancel(order, at % 2 === 0);
  const touched = placed.map(({ placedAt }) => ({ restaurantId: id, at: placedAt }));
  for (let twice = 0; twice < 2; twice += 1) await refoldSales(touched, new Date());
  const { shown, added } = await bothWays(id, from, to);
  expect(shown).toEqual(added);
  expect(shown.revenue.some(({ refundsMinor }) => refundsMinor > 0)).toBe(true);
});

test("the consumer follows what changes in hours that have closed", async () => {
  const { id } = await makeRestaurant({ timezone: "Asia/Kolkata" });
  const order = await place(id, "2026-03-10T06:30:00Z", "dal");
  const unpaid = await place(id, "2026-03-10T06:40:00Z", "dal");
  await place(id, "2026-03-10T07:30:00Z", "dal");
  await foldSales(new Date("2026-03-20T00:00:00Z"));
  await cancel(order);
  await cancel(unpaid, false);
  const over = new AbortController();
  const done = runConsumers([foldedSalesConsumer], over.signal);
  announce();
  await expect.poll(() => countUnread(foldedSalesConsumer), { timeout: 10_000 }).toBe(0);
  over.abort();
  await done;
  const days = await db.select().from(dishSalesDaily).where(eq(dishSalesDaily.restaurantId, id));
  expect(days).toMatchObject([{ day: "2026-03-10", quantity: 2, amountMinor: 1_000 }]);
  const { shown, added } = await bothWays(id, "2026-03-10", "2026-03-10");
  expect(shown).toEqual(added);
  expect(shown.revenue).toMatchObject([{ orders: 3, grossMinor: 2_000, refundsMinor: 700 }]);
});

test("a restaurant that moves to another zone has its days cut anew", async () => {
  const { id } = await makeRestaurant({ timezone: "Asia/Kolkata" });
  await place(id, "2026-03-10T20:00:00Z", "dal");
  await foldSales(new Date("2026-03-20T00:00:00Z"));
  await db.update(restaurants).set({ timezone: "Europe/London" }).where(eq(restaurants.id, id));
  const before = await bothWays(id, "2026-03-09", "2026-03-12");
  expect(before.shown).toEqual(before.added);
  await foldSales(new Date("2026-03-20T00:00:00Z"));
  const after = await bothWays(id, "2026-03-09", "2026-03-12");
  expect(new Date(after.place.hoursUntil)).toEqual(new Date("2026-03-19T23:00:00Z"));
  expect(after.shown).toEqual(after.added);
  expect(after.shown.revenue.filter((row) => row.orders > 0)).toMatchObject([
    { start: "2026-03-10" },
  ]);
});

test("two processes may fold at once", async () => {
  const { id } = await makeRestaurant();
  await place(id, "2026-03-10T20:00:00Z", "dal");
  const now = new Date("2026-03-20T00:00:00Z");
  await Promise.all([foldSales(now), foldSales(now), foldSales(now)]);
  const { shown, added } = await bothWays(id, "2026-03-09", "2026-03-12");
  expect(shown).toEqual(added);
});
