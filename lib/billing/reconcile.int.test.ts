import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { events, ledgerEntries, payments, sandboxCheckouts, sandboxRefunds } from "@/db/schema";
import type { StoredEvent } from "@/lib/events/catalogue";
import { sendRefunds } from "@/lib/payments/commands/send-refunds";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";
import { deliver, makePaidOrder } from "@/scripts/test-kit/payments";
import { bookEvents } from "./commands/book-events";
import { reconcile } from "./queries/reconcile";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

const day = 86_400_000;
const run = () => reconcile("sandbox", new Date(Date.now() - day), new Date(Date.now() + day));
const bookAll = async (orderId: string) => {
  const log = await db.select().from(events).where(eq(events.key, orderId));
  await bookEvents(log as unknown as StoredEvent[], new Date());
};
const giveBack = (orderId: string, body: Record<string, unknown>) =>
  call("POST", `/orders/${orderId}/refunds`, {
    token: service.owner,
    body: { reason: "cold food", ...body },
  });

test("lists that agree say nothing; each difference is named", async () => {
  const { orderId, paymentId } = await makePaidOrder(service);
  await giveBack(orderId, { amount: 100 });
  await sendRefunds(new Date(Date.now() + 1_000));
  await deliver();
  expect(await run()).toMatchObject([{ what: "books", ref: `order ${orderId}` }]);
  await bookAll(orderId);
  expect(await run()).toEqual([]);

  await db.update(payments).set({ feeMinor: 1 }).where(eq(payments.id, paymentId));
  const [stray] = await db.select().from(sandboxCheckouts);
  if (!stray) throw new Error("no checkout");
  await db.insert(sandboxCheckouts).values({ ...stray, ref: "sbx_stray", paymentId: newId() });
  await db.delete(sandboxRefunds);
  const wrong = (await run()).map(({ kind, what }) => `${kind} ${what}`);
  expect(wrong.sort()).toEqual(["payment fee", "payment missing_here", "refund missing_there"]);
});

test("cash that was taken can be given back, up to what was taken, and the books say so", async () => {
  const orderId = await makeOrder(service);
  expect((await giveBack(orderId, { amount: 100 })).json).toMatchObject({
    code: "exceeds_captured",
  });
  await call("POST", `/billing/orders/${orderId}/finalize`, {
    token: service.cook,
    body: { payment_method: "cash" },
  });
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED"])
    await call("PATCH", `/orders/${orderId}/status`, { token: service.cook, body: { status } });
  expect((await giveBack(orderId, { amount: 100 })).status).toBe(201);
  expect((await giveBack(orderId, { amount: 400.01 })).status).toBe(409);
  await bookAll(orderId);
  const rows = await db.select().from(ledgerEntries).where(eq(ledgerEntries.orderId, orderId));
  const at = (account: string) =>
    rows
      .filter((row) => row.account === account)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  expect([at("cash"), at("customer"), at("restaurant"), at("commission")]).toEqual([
    40_000, 0, -34_000, -6_000,
  ]);
});
