import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeRestaurant } from "@/db/factories/restaurants";
import { makeOrder } from "@/db/factories/sales";
import { makeUser, signIn } from "@/db/factories/users";
import { deliveries, orders } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

interface Report {
  items: Record<string, unknown>[];
  total: { deliveries: number };
}

/** A delivery of an order placed at a moment: minutes to its promise and to its door. */
async function makeDelivery(
  restaurantId: string,
  placedAt: Date,
  [promised, came]: [number, number | null],
  { scheduledFor = null as Date | null } = {},
) {
  const order = await makeOrder({ restaurantId, placedAt, items: [] });
  await db.update(orders).set({ scheduledFor }).where(eq(orders.id, order.id));
  const deliveredAt = came === null ? null : minutesAfter(placedAt, came);
  await db.insert(deliveries).values({
    id: newId(),
    orderId: order.id,
    restaurantId,
    riderId: newId(),
    status: deliveredAt ? "DELIVERED" : "FAILED",
    failReason: deliveredAt ? null : "taken by the restaurant",
    zone: "report",
    pickupLat: 0,
    pickupLng: 0,
    dropoffLat: 0,
    dropoffLng: 0,
    distanceM: 1_000,
    currency: "INR",
    payMinor: 0,
    tipMinor: 0,
    pinSealed: Buffer.alloc(1),
    placedAt,
    promisedAt: minutesAfter(placedAt, promised),
    acceptedAt: placedAt,
    expectedReadyAt: placedAt,
    deliveredAt,
    createdAt: placedAt,
    updatedAt: placedAt,
  });
}

test("promised against actual by day of the restaurant's zone, without what was no delivery", async () => {
  const owner = await makeUser({ role: "owner" });
  const token = await signIn(owner);
  const { id } = await makeRestaurant({ owner });
  // In New Delhi 18:30 UTC is midnight.
  const [ninth, tenth] = [new Date("2026-03-10T18:29:00Z"), new Date("2026-03-10T18:30:00Z")];
  await makeDelivery(id, ninth, [40, 50]);
  await makeDelivery(id, tenth, [30, 30]);
  await makeDelivery(id, tenth, [30, 25]);
  await makeDelivery(id, tenth, [40, 100]);
  await makeDelivery(id, tenth, [10, null]);
  // Wished for another day: it says nothing of how quick they are, but was it in time?
  await makeDelivery(id, tenth, [1_500, 1_499], { scheduledFor: minutesAfter(tenth, 1_500) });
  const ask = (query: string, as = token, accept = "application/json") =>
    call<Report>("GET", `/analytics/deliveries?restaurant=${id}${query}`, {
      token: as,
      headers: { accept },
    });
  const { json } = await ask("&from=2026-03-10&to=2026-03-12");
  expect(json.items).toEqual([
    {
      start: "2026-03-10",
      deliveries: 1,
      promised_minutes: 40,
      actual_minutes: 50,
      on_time: 0,
      slip_minutes: 10,
    },
    {
      start: "2026-03-11",
      deliveries: 4,
      promised_minutes: 30,
      actual_minutes: 30,
      on_time: 75,
      slip_minutes: -0.5,
    },
    {
      start: "2026-03-12",
      deliveries: 0,
      promised_minutes: null,
      actual_minutes: null,
      on_time: null,
      slip_minutes: null,
    },
  ]);
  expect(json.total).toEqual({
    deliveries: 5,
    promised_minutes: 35,
    actual_minutes: 40,
    on_time: 60,
    slip_minutes: 0,
  });
  const week = (await ask("")).json;
  expect([week.items.length, week.total.deliveries]).toEqual([7, 0]);
  const csv = await ask("&from=2026-03-12&to=2026-03-12", token, "text/csv");
  expect(csv.headers.get("content-type")).toContain("text/csv");
  const stranger = await signIn(await makeUser({ role: "owner" }));
  expect((await ask("", stranger)).status).toBe(404);
  expect((await ask("&from=2026-03-02&to=2026-03-01")).status).toBe(400);
});
