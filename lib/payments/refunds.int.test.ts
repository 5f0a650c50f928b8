import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, events, orderItems, orders, payments, refunds } from "@/db/schema";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import { deliver, makePaidOrder } from "@/scripts/test-kit/payments";
import { sendRefunds } from "./commands/send-refunds";

let service: Service;
let orderId: string;
beforeEach(async () => {
  service = await makeService();
  ({ orderId } = await makePaidOrder(service));
});

const refund = (body: Record<string, unknown>, token = service.owner, id = orderId) =>
  call("POST", `/orders/${id}/refunds`, { token, body: { reason: "cold food", ...body } });
const read = async () =>
  (await call("GET", `/orders/${orderId}`, { token: service.customer })).json;
const readBill = async () =>
  (await call("GET", `/billing/orders/${orderId}`, { token: service.customer })).json;
const settle = async () => {
  await sendRefunds(new Date(Date.now() + 1_000));
  await deliver();
};
const facts = async (type: string) =>
  (await db.select().from(events).where(eq(events.key, orderId))).filter(
    (one) => one.type === type,
  );
const breaches = async () => {
  const found: string[] = [];
  for (const one of invariants) if (await countBreaches(one)) found.push(one.name);
  return found;
};

describe("by staff", () => {
  test("an amount, then the rest; the bill follows when the provider has paid", async () => {
    expect(await refund({ amount: 120.5 })).toMatchObject({
      status: 201,
      json: { amount: 120.5, currency: "INR", refunds: [{ status: "REQUESTED", kind: "staff" }] },
    });
    expect((await read()).bill_status).toBe("PAID");
    await settle();
    expect((await read()).bill_status).toBe("PARTIALLY_REFUNDED");
    expect(await readBill()).toMatchObject({ paid_amount: 500, refunded_amount: 120.5 });
    expect((await refund({})).json.amount).toBe(379.5);
    await settle();
    expect(await read()).toMatchObject({ bill_status: "REFUNDED", status: "PLACED" });
    expect(await facts("refund.requested")).toHaveLength(2);
    expect(await facts("refund.succeeded")).toHaveLength(2);
    expect(await breaches()).toEqual([]);
  });

  test("two full refunds at once: one 201, one 409", async () => {
    const answers = await Promise.all([refund({}), refund({})]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    expect(answers.find((one) => one.status === 409)?.json).toMatchObject({
      code: "exceeds_captured",
      refundable: 0,
    });
    await settle();
    expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toHaveLength(1);
  });

  test("by item, with its part of discount and tax; not more of it than was ordered", async () => {
    const [item] = await db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
    const id = item?.id;
    expect((await refund({ items: [{ id, quantity: 1 }] })).json).toMatchObject({
      amount: 250,
      refunds: [{ items: [{ id, quantity: 1 }] }],
    });
    expect((await refund({ items: [{ id, quantity: 2 }] })).json.code).toBe("exceeds_captured");
    expect((await refund({ items: [{ id: orderId, quantity: 1 }] })).status).toBe(400);
  });

  test("never above what was paid, never nothing, never both ways, never without a reason", async () => {
    expect((await refund({ amount: 500.01 })).json.code).toBe("exceeds_captured");
    expect((await refund({ amount: 0 })).status).toBe(400);
    expect((await refund({ amount: 1.001 })).status).toBe(400);
    expect((await refund({ amount: 1, items: [{ id: orderId, quantity: 1 }] })).status).toBe(400);
    expect((await refund({ reason: "" })).status).toBe(400);
    const cash = await makeOrder(service);
    expect((await refund({}, service.owner, cash)).json.code).toBe("exceeds_captured");
  });

  test("owners and administrators may; cooks and customers may not; strangers see nothing", async () => {
    expect((await refund({ amount: 1 }, service.cook)).status).toBe(403);
    expect((await refund({ amount: 1 }, service.customer)).status).toBe(403);
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await refund({ amount: 1 }, stranger)).status).toBe(404);
    const admin = await signIn(await makeUser({ role: "admin" }));
    expect((await refund({ amount: 1 }, admin)).status).toBe(201);
  });
});

describe("by rule", () => {
  test("cancelling gives back 70 % of what was paid, but never more than is left", async () => {
    await refund({ amount: 300 });
    expect((await read()).cancellation).toMatchObject({ refund_percent: 70, refund_amount: 200 });
    const cancelled = await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect(cancelled.json).toMatchObject({ refund_percent: 70, refund_amount: 200 });
    await settle();
    expect(await read()).toMatchObject({ status: "CANCELLED", bill_status: "REFUNDED" });
    expect(await breaches()).toEqual([]);
  });

  test("forty percent later, and the bill says so", async () => {
    await db
      .update(orders)
      .set({ placedAt: new Date(Date.now() - 20 * 60_000) })
      .where(eq(orders.id, orderId));
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    await settle();
    expect(await read()).toMatchObject({
      bill_status: "PARTIALLY_REFUNDED",
      refunds: [{ amount: 200, percent: 40, kind: "cancelled", status: "SUCCEEDED" }],
    });
  });

  test("the restaurant's refusal gives everything back, once, however often it is sent", async () => {
    await call("PATCH", `/orders/${orderId}/status`, {
      token: service.owner,
      body: { status: "REJECTED", reason: "out of gas" },
    });
    await Promise.all([settle(), settle(), settle()]);
    expect(await read()).toMatchObject({
      bill_status: "REFUNDED",
      refunds: [{ amount: 500, percent: 100, kind: "rejected", status: "SUCCEEDED" }],
    });
    expect(await facts("refund.succeeded")).toHaveLength(1);
    const [paid] = await db
      .execute<{ refunded_minor: number }>(
        "select refunded_minor from sandbox_checkouts where refunded_minor > 0",
      )
      .then(({ rows }) => rows);
    expect(paid?.refunded_minor).toBe(50_000);
  });
});

test("what was taken in cash goes back over the counter: no provider is asked", async () => {
  orderId = await makeOrder(service);
  await db
    .update(bills)
    .set({ status: "PAID", paymentMethod: "cash", paidAt: new Date() })
    .where(eq(bills.orderId, orderId));
  expect((await read()).paid_amount).toBe(500);
  expect((await refund({ amount: 100 })).json).toMatchObject({
    refunds: [{ status: "SUCCEEDED" }],
  });
  expect((await refund({})).json.amount).toBe(400);
  expect((await refund({ amount: 1 })).json.code).toBe("exceeds_captured");
  expect(await read()).toMatchObject({ bill_status: "REFUNDED", paid_amount: 500 });
  expect(await facts("refund.succeeded")).toHaveLength(2);
  expect(await breaches()).toEqual([]);
});

test("a provider that refuses leaves the amount to be given back otherwise", async () => {
  await refund({ amount: 100 });
  await db.execute("update sandbox_checkouts set refunded_minor = amount_minor");
  await settle();
  expect(await read()).toMatchObject({
    bill_status: "PAID",
    refunds: [{ status: "FAILED", amount: 100 }],
  });
  expect(await facts("refund.failed")).toHaveLength(1);
  const [payment] = await db.select().from(payments).where(eq(payments.orderId, orderId));
  expect(payment?.refundsMinor).toBe(0);
  expect(await breaches()).toEqual([]);
});

test("whatever is given back in whatever order, it is never more than was paid", async () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant("amount" as const), amount: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant("whole" as const) }),
    fc.record({ kind: fc.constant("cancel" as const) }),
    fc.record({ kind: fc.constant("settle" as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 6 }), async (acts) => {
      ({ orderId } = await makePaidOrder(service));
      await Promise.all(
        acts.map((one) => {
          if (one.kind === "settle") return settle();
          if (one.kind === "cancel")
            return call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
          return refund(one.kind === "amount" ? { amount: one.amount } : {});
        }),
      );
      await settle();
      const rows = await db.select().from(refunds).where(eq(refunds.orderId, orderId));
      const back = rows.reduce((sum, row) => sum + row.amountMinor, 0);
      expect(back).toBeLessThanOrEqual(50_000);
      expect(rows.every((row) => row.status === "SUCCEEDED")).toBe(true);
    }),
    { numRuns: 12 },
  );
  expect(await breaches()).toEqual([]);
});
