import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { events, ledgerEntries, orders, refunds } from "@/db/schema";
import type { EventType, StoredEvent } from "@/lib/events/catalogue";
import { newId } from "@/lib/platform/ids";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import { bookEvents } from "./commands/book-events";
import { ledgerConsumer } from "./consumers";

const now = new Date();

const bring = async (service: Service, id: string) => {
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED"])
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
};
const log = async (orderId: string) =>
  (await db
    .select()
    .from(events)
    .where(eq(events.key, orderId))
    .orderBy(events.position)) as unknown as StoredEvent[];
const sums = async (orderId: string) => {
  const rows = await db
    .select({
      account: ledgerEntries.account,
      minor: sql<number>`sum(${ledgerEntries.amountMinor})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.orderId, orderId))
    .groupBy(ledgerEntries.account);
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]));
};
const broken = async () => {
  const books = invariants.filter(({ name }) => /books|payout/.test(name));
  const counts = await Promise.all(books.map(countBreaches));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** A fact about an order's money, as if the log had it. */
function fact(orderId: string, type: EventType, payload: Record<string, unknown>): StoredEvent {
  return {
    position: 1,
    xid: "1",
    id: randomUUID(),
    type,
    key: orderId,
    restaurantId: null,
    payload: { order_id: orderId, ...payload } as never,
    occurredAt: now,
  };
}

test("a sale over the counter: what the restaurant took, and what it owes of it", async () => {
  const service = await makeService({ taxRateBp: 500, taxInclusive: true });
  const orderId = await makeOrder(service, { tip: 20 });
  await bring(service, orderId);
  await bookEvents(await log(orderId), now);
  // Nobody has paid yet: nobody is owed anything.
  expect(await sums(orderId)).toEqual({});
  const body = { payment_method: "cash" };
  await call("POST", `/billing/orders/${orderId}/finalize`, { token: service.cook, body });
  for (let run = 0; run < 3; run += 1) await bookEvents(await log(orderId), now);
  // 520.00 in the till; food 500 less tax 23.81 = 476.19, of which 15 % are 71.43.
  expect(await sums(orderId)).toEqual({
    cash: 52_000,
    customer: 0,
    restaurant: -(47_619 - 7_143),
    tax: -2_381,
    tips: -2_000,
    commission: -7_143,
  });
  expect(await broken()).toBe(0);
});

test("cash at the door pays the bill once, and lies with the rider until it is handed in", async () => {
  const service = await makeService();
  const orderId = await makeOrder(service, { tip: 20 });
  await bring(service, orderId);
  const riderId = newId();
  const delivered = fact(orderId, "delivery.status_updated", {
    status: "DELIVERED",
    rider_id: riderId,
    pay_minor: 3_500,
    cash_minor: 52_000,
  });
  for (let run = 0; run < 2; run += 1)
    await ledgerConsumer.handle({ toXid: "1", events: [delivered, ...(await log(orderId))] });
  expect((await log(orderId)).filter(({ type }) => type === "bill.paid")).toMatchObject([
    { payload: { total_minor: 52_000, payment_method: "cash", by: riderId } },
  ]);
  await ledgerConsumer.handle({ toXid: "1", events: await log(orderId) });
  const held = await db
    .select({ account: ledgerEntries.account, minor: ledgerEntries.amountMinor })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.holderId, riderId));
  const byAccount = Object.fromEntries(held.map(({ account, minor }) => [account, minor]));
  expect(byAccount).toEqual({ cash: 52_000, rider: -3_500, tips: -2_000 });
  expect(await broken()).toBe(0);
});

test("the terms of the day an order was placed hold for it, whatever is agreed later", async () => {
  const service = await makeService();
  const orderId = await makeOrder(service);
  await bring(service, orderId);
  await db.execute(sql`insert into billing_terms (id, restaurant_id, since, commission_bp, rider_tip_bp)
    values (${newId()}, ${service.restaurant.id}, now() - interval '1 day', 1000, 10000),
           (${newId()}, ${service.restaurant.id}, now() + interval '1 day', 5000, 10000)`);
  const paid = { total_minor: 50_000, payment_method: "cash" };
  await bookEvents([...(await log(orderId)), fact(orderId, "bill.paid", paid)], now);
  expect(await sums(orderId)).toMatchObject({ commission: -5_000 });
});

test("facts that come shuffled, twice and in pieces: every order balances, and says the same", async () => {
  const service = await makeService();
  const told: StoredEvent[] = [];
  const ids: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    const id = await makeOrder(service);
    ids.push(id);
    const status = n % 3 === 0 ? "CANCELLED" : "COMPLETED";
    await db.update(orders).set({ status }).where(eq(orders.id, id));
    if (status === "CANCELLED")
      await db.insert(refunds).values({
        orderId: id,
        amountMinor: 35_000,
        percent: 70,
        reason: "cancelled",
        createdAt: now,
      });
    const refunded = status === "CANCELLED" ? 35_000 : n * 1_000;
    told.push(
      fact(id, "order.status_updated", { status }),
      fact(id, "payment.captured", { amount_minor: 50_000, fee_minor: 1_000 }),
      fact(id, "refund.succeeded", { amount_minor: refunded, provider: "sandbox" }),
    );
  }
  const shuffled = [...told, ...told.filter((_, n) => n % 3 === 0)].sort(
    (a, b) => Number.parseInt(a.id, 16) - Number.parseInt(b.id, 16) || a.id.localeCompare(b.id),
  );
  // Two processes that believe they hold the same shard.
  const batches = Array.from({ length: Math.ceil(shuffled.length / 7) }, (_, n) =>
    shuffled.slice(n * 7, n * 7 + 7),
  );
  await Promise.all(batches.flatMap((batch) => [bookEvents(batch, now), bookEvents(batch, now)]));
  for (const [n, id] of ids.entries()) {
    const earned = n % 3 === 0 ? 15_000 : 50_000 - n * 1_000;
    const commission = Math.floor(earned * 0.15 + 0.5);
    expect(await sums(id)).toEqual({
      customer: 0,
      provider: earned - 1_000,
      provider_fees: 1_000,
      commission: -commission,
      restaurant: -(earned - commission),
    });
  }
  expect(await broken()).toBe(0);
  const unowned = await db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.account, "restaurant"), isNotNull(ledgerEntries.payoutId)));
  expect(unowned).toEqual([]);
});
