import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { events } from "@/db/schema";
import { runConsumers } from "@/lib/events/leases";
import { call } from "@/scripts/test-kit/http";
import { closeMissedWeeks, closeWeeks } from "./commands/close-weeks";
import { ledgerConsumer } from "./consumers";
import type { PayoutsJson } from "./schema";

const over = new AbortController();
const running: Promise<void>[] = [];
afterEach(async () => {
  over.abort();
  await Promise.all(running);
});

/** A sale over the counter in the week before this one, as the restaurant's own clock has it. */
async function sellLastWeek(service: Service): Promise<void> {
  const id = await makeOrder(service);
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED"])
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
  const body = { payment_method: "cash" };
  await call("POST", `/billing/orders/${id}/finalize`, { token: service.cook, body });
  const zone = service.restaurant.timezone;
  const occurredAt = sql`(date_trunc('week', now() at time zone ${zone}) - interval '3 days') at time zone ${zone}`;
  await db.update(events).set({ occurredAt }).where(eq(events.key, id));
}

test("a scheduler that starts closes missed weeks, not before the books know all of them", async () => {
  const service = await makeService();
  const read = async () =>
    (
      await call<PayoutsJson>("GET", `/restaurants/${service.restaurant.id}/payouts`, {
        token: service.owner,
      })
    ).json;
  for (let n = 0; n < 2; n += 1) await sellLastWeek(service);
  const closing = closeMissedWeeks(over.signal);
  expect(await closeWeeks(new Date())).toBe(false);
  expect((await read()).items).toEqual([]);
  running.push(closing, runConsumers([ledgerConsumer], over.signal));
  await closing;
  expect((await read()).items).toMatchObject([{ food: 1_000, cash_held: -1_000 }]);
  expect((await read()).open).toMatchObject([{ food: 0 }]);
});
