import { eq } from "drizzle-orm";
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

/** A sale over the counter, more than a week ago. */
async function sellLongAgo(service: Service): Promise<void> {
  const id = await makeOrder(service);
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED"])
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
  const body = { payment_method: "cash" };
  await call("POST", `/billing/orders/${id}/finalize`, { token: service.cook, body });
  const occurredAt = new Date(Date.now() - 8 * 86_400_000);
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
  for (let n = 0; n < 2; n += 1) await sellLongAgo(service);
  const closing = closeMissedWeeks(over.signal);
  expect(await closeWeeks(new Date())).toBe(false);
  expect((await read()).items).toEqual([]);
  running.push(closing, runConsumers([ledgerConsumer], over.signal));
  await closing;
  const { items, open } = await read();
  expect(items.at(-1)).toMatchObject({ food: 1_000, cash_held: -1_000 });
  // On the first day of a week the one after that of the sales has ended, too, with nothing in it.
  expect([...items.slice(0, -1), ...open].every(({ food }) => food === 0)).toBe(true);
});
