import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, coupons, events, orders, payments, refunds, tickets } from "@/db/schema";
import { autoAcceptConsumer } from "@/lib/orders/consumers";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { checkWindows } from "@/scripts/check/windows";
import { call } from "@/scripts/test-kit/http";
import {
  deliver,
  makeCardOrder,
  makePaidOrder,
  openPage,
  play,
  takeMessages,
} from "@/scripts/test-kit/payments";
import { askAboutPayments } from "./commands/ask";
import { sendRefunds } from "./commands/send-refunds";
import { makePool } from "./gateway/pool";
import { type PaymentProvider, Refused } from "./gateway/provider";
import { sandbox } from "./gateway/sandbox";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const orderOf = async (id: string) => (await db.select().from(orders).where(eq(orders.id, id)))[0];
const read = async (orderId: string) =>
  (await call("GET", `/orders/${orderId}`, { token: service.customer })).json;
const factsOf = async (orderId: string) =>
  (
    await db
      .select({ type: events.type, payload: events.payload })
      .from(events)
      .where(eq(events.key, orderId))
      .orderBy(events.position)
  ).map(({ type, payload }) =>
    typeof payload.status === "string" ? `${type} ${payload.status}` : type,
  );
const boardIds = async () => {
  const open = await call<{ items: { order_id: string }[] }>(
    "GET",
    `/kitchen/tickets?restaurant=${service.restaurant.id}`,
    { token: service.cook },
  );
  const fresh = await call<{ items: { order_id: string }[] }>(
    "GET",
    `/kitchen/tickets?restaurant=${service.restaurant.id}&status=NEW`,
    { token: service.cook },
  );
  return [...open.json.items, ...fresh.json.items].map((one) => one.order_id);
};
const breaches = async () => {
  const found: string[] = [];
  for (const one of invariants) if (await countBreaches(one)) found.push(one.name);
  return found;
};

describe("an order by card", () => {
  test("waits for its payment, unseen by the kitchen; paying places it, promised from then on", async () => {
    const body = {
      restaurant_id: service.restaurant.id,
      order_type: "takeaway",
      items: [{ food_id: service.food.id, quantity: 2 }],
      payment_method: "card",
      order_id: newId(),
    };
    const placed = await call("POST", "/orders", { token: service.customer, body });
    expect(placed).toMatchObject({
      status: 201,
      json: {
        status: "PENDING_PAYMENT",
        total_price: 500,
        version: 1,
        payment: { checkout_url: expect.stringMatching(/^http:\/\/localhost:3000\/pay\//) },
      },
    });
    const again = await call("POST", "/orders", {
      token: service.customer,
      body,
      headers: { "idempotency-key": newId() },
    });
    expect(again.json).toEqual(placed.json);
    const orderId = String(placed.json.order_id);
    expect(await boardIds()).toEqual([]);
    await db
      .update(orders)
      .set({ placedAt: later(-10), promisedAt: later(10) })
      .where(eq(orders.id, orderId));
    const { id } = placed.json.payment as { id: string };
    expect((await play(await openPage(id), "pay")).json.status).toBe("PAID");
    await deliver();

    expect(await read(orderId)).toMatchObject({
      status: "PLACED",
      version: 2,
      bill_status: "PAID",
      paid_amount: 500,
      payment: { status: "CAPTURED" },
    });
    const paid = await orderOf(orderId);
    expect(Date.now() - Number(paid?.placedAt)).toBeLessThan(20_000);
    expect(Number(paid?.promisedAt) - Number(paid?.placedAt)).toBe(20 * 60_000);
    expect(await boardIds()).toEqual([orderId, orderId]);
    expect(await factsOf(orderId)).toEqual([
      "order.submitted PENDING_PAYMENT",
      "payment.opened",
      "payment.captured",
      "order.status_updated PLACED",
    ]);
    expect(await breaches()).toEqual([]);
  });

  test("is answered by a restaurant's own settings once it is paid, not before", async () => {
    service = await makeService({ autoAccept: true });
    const { orderId } = await makePaidOrder(service);
    const placed = await db.select().from(events).where(eq(events.key, orderId));
    const told = placed.map((row) => ({ ...row, type: row.type as "order.placed" }));
    await autoAcceptConsumer.handle({ toXid: "0", events: told as never });
    expect((await orderOf(orderId))?.status).toBe("ACCEPTED");
  });

  test("a decline leaves it open, and the next try pays the same order", async () => {
    const { orderId, paymentId } = await makeCardOrder(service);
    const ref = await openPage(paymentId);
    await play(ref, "decline");
    await deliver();
    expect(await read(orderId)).toMatchObject({
      status: "PENDING_PAYMENT",
      payment: { failure: "card_declined", status: "PENDING" },
    });
    expect(await openPage(paymentId)).toBe(ref);
    await play(ref, "challenge");
    await play(ref, "pay");
    await deliver();
    expect(await read(orderId)).toMatchObject({ status: "PLACED", paid_amount: 500 });
    expect(await factsOf(orderId)).toContain("payment.failed");
  });

  test("ten open the page at once: one page, one fact", async () => {
    const { orderId, paymentId } = await makeCardOrder(service);
    const refs = await Promise.all(Array.from({ length: 10 }, () => openPage(paymentId)));
    expect(new Set(refs).size).toBe(1);
    expect((await factsOf(orderId)).filter((fact) => fact === "payment.opened")).toHaveLength(1);
  });

  test("a payment without an answer is asked for, not made again", async () => {
    const { orderId, paymentId } = await makeCardOrder(service);
    await play(await openPage(paymentId), "time_out");
    expect(await takeMessages()).toEqual([]);
    const waiting = await call("POST", `/payments/${paymentId}/checks`);
    expect(waiting.json).toMatchObject({ status: "PENDING", is_processing: true });
    // Past its time, too: it may have been made.
    await askAboutPayments(later(16));
    expect((await orderOf(orderId))?.status).toBe("PENDING_PAYMENT");
    await db.execute("update sandbox_checkouts set settles_at = now()");
    await askAboutPayments(later(17));
    expect(await read(orderId)).toMatchObject({ status: "PLACED", paid_amount: 500 });
  });

  test("nobody pays for fifteen minutes: it ends, frees its coupon and says why", async () => {
    const [coupon] = await db
      .insert(coupons)
      .values({
        code: "ONCE",
        amountMinor: 1_000,
        currency: "INR",
        startsAt: later(-1),
        totalLimit: 1,
        fundedBy: "platform",
        createdAt: later(-1),
      })
      .returning();
    const { orderId, paymentId } = await makeCardOrder(service, { coupon_code: "ONCE" });
    await openPage(paymentId);
    await askAboutPayments(later(14));
    expect((await orderOf(orderId))?.status).toBe("PENDING_PAYMENT");
    await askAboutPayments(later(16));
    expect(await read(orderId)).toMatchObject({
      status: "CANCELLED",
      bill_status: "VOID",
      refunds: [],
      history: [{}, { reason: "it was not paid in time" }],
      payment: { status: "EXPIRED" },
    });
    const [freed] = await db
      .select()
      .from(coupons)
      .where(eq(coupons.id, coupon?.id ?? ""));
    expect(freed?.redeemed).toBe(0);
    expect((await call("POST", `/payments/${paymentId}/checkout`)).json.code).toBe("payment_over");
    expect(await boardIds()).toEqual([]);
    expect(await breaches()).toEqual([]);
  });

  test("what is paid after the customer cancelled goes back whole, by itself", async () => {
    const { orderId, paymentId } = await makeCardOrder(service);
    await play(await openPage(paymentId), "pay");
    const cancelled = await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect(cancelled.json).toMatchObject({ refund_percent: 100, refund_amount: 0 });
    await deliver();
    await sendRefunds(later(0));
    await deliver();
    expect(await read(orderId)).toMatchObject({
      status: "CANCELLED",
      paid_amount: 500,
      refunds: [{ amount: 500, kind: "late_capture", status: "SUCCEEDED" }],
    });
    expect(await factsOf(orderId)).toEqual([
      "order.submitted PENDING_PAYMENT",
      "payment.opened",
      "payment.expired",
      "order.status_updated CANCELLED",
      "payment.captured",
      "refund.requested",
      "refund.succeeded",
    ]);
    expect(await breaches()).toEqual([]);
  });

  test("is in the sales from its payment on: windows equal SQL, reports leave out what nobody paid", async () => {
    const { id } = service.restaurant;
    const token = service.owner;
    const soldNow = async () =>
      (await call("GET", `/count?restaurant=${id}`, { token })).json.count;
    expect(await soldNow()).toBe(0);
    const unpaid = await makeCardOrder(service);
    const left = await makeCardOrder(service);
    await makePaidOrder(service);
    const cancelled = await makePaidOrder(service);
    for (const { orderId } of [left, cancelled])
      await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect(await checkWindows([id])).toEqual([]);
    expect(await soldNow()).toBe(1);
    await play(await openPage(unpaid.paymentId), "pay");
    await deliver();
    expect(await checkWindows([id])).toEqual([]);
    expect(await soldNow()).toBe(2);
    const day = new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10);
    const revenue = await call<{ items: unknown[] }>(
      "GET",
      `/analytics/revenue?restaurant=${id}&period=day&from=${day}&to=${day}`,
      { token },
    );
    expect(JSON.stringify(revenue.json)).toMatch(
      /"orders":3,"gross":1500,"refunds":350,"net":1150/,
    );
  });

  test("staff see no order that nobody paid among those to be answered, and cannot place it by hand", async () => {
    const { orderId } = await makeCardOrder(service);
    const step = await call("PATCH", `/orders/${orderId}/status`, {
      token: service.owner,
      body: { status: "PLACED" },
    });
    expect(step.json).toMatchObject({ code: "illegal_transition", allowed: ["CANCELLED"] });
    for (const show of ["waiting", "open", "sold"]) {
      const { json } = await call<{ items: unknown[] }>(
        "GET",
        `/restaurants/${service.restaurant.id}/orders?show=${show}`,
        { token: service.owner },
      );
      expect(json.items).toEqual([]);
    }
  });

  test("a payment is nobody's but its order's; a coupon that pays for everything leaves none", async () => {
    expect((await call("GET", `/payments/${newId()}`)).status).toBe(404);
    expect((await play(`sbx_${"x".repeat(40)}`, "pay")).status).toBe(404);
    await db.insert(coupons).values({
      code: "FREE",
      percentBp: 10_000,
      currency: "INR",
      startsAt: later(-1),
      fundedBy: "platform",
      createdAt: later(-1),
    });
    const orderId = await makeOrder(service, { payment_method: "card", coupon_code: "FREE" });
    expect((await orderOf(orderId))?.status).toBe("PLACED");
    expect(await db.select().from(payments).where(eq(payments.orderId, orderId))).toEqual([]);
  });
});

describe("a change of address of a paid order", () => {
  const address = (lat: number) => ({ line1: "1 Road", city: "New Delhi", lat, lng: 77.2167 });
  const far = address(28.66);
  const near = address(28.632);
  const change = (orderId: string, delivery_address: unknown) =>
    call("PATCH", `/orders/${orderId}`, { token: service.customer, body: { delivery_address } });
  const paid = (delivery_address: unknown) =>
    makePaidOrder(service, { order_type: "delivery", delivery_address });
  beforeEach(async () => {
    service = await makeService({ deliveryFee: { baseMinor: 1_000, perKmMinor: 1_000 } });
  });

  test("that costs less gives the difference back; the bill stays paid", async () => {
    const { orderId } = await paid(far);
    const before = await read(orderId);
    expect((await change(orderId, near)).status).toBe(200);
    await sendRefunds(later(0));
    const after = await read(orderId);
    expect(after).toMatchObject({
      bill_status: "PAID",
      refunds: [{ kind: "address_change", status: "SUCCEEDED" }],
    });
    const [refund] = after.refunds as { amount: number }[];
    expect(refund?.amount).toBe(Number(before.total_price) - Number(after.total_price));
    expect(await breaches()).toEqual([]);
  });

  test("that costs more is made when the difference is paid", async () => {
    const { orderId } = await paid(near);
    const asked = await change(orderId, far);
    expect(asked).toMatchObject({ status: 402, json: { code: "payment_required" } });
    const due = asked.json.payment as { id: string; amount: number };
    expect(await read(orderId)).toMatchObject({ version: 2, difference: { amount: due.amount } });
    await play(await openPage(due.id), "pay");
    await deliver();
    const after = await read(orderId);
    expect(after).toMatchObject({
      version: 3,
      delivery_address: far,
      paid_amount: after.total_price,
      bill_status: "PAID",
    });
    expect(await breaches()).toEqual([]);
  });

  test("that is paid when the kitchen has begun goes back", async () => {
    const { orderId } = await paid(near);
    const due = (await change(orderId, far)).json.payment as { id: string };
    const ref = await openPage(due.id);
    for (const status of ["ACCEPTED", "IN_PROGRESS"])
      await call("PATCH", `/orders/${orderId}/status`, { token: service.cook, body: { status } });
    await play(ref, "pay");
    await deliver();
    expect(await read(orderId)).toMatchObject({
      delivery_address: near,
      refunds: [{ kind: "late_capture" }],
    });
    expect(await breaches()).toEqual([]);
  });

  test("is refused while the payment itself is under way", async () => {
    const { orderId } = await makeCardOrder(service, {
      order_type: "delivery",
      delivery_address: near,
    });
    expect((await change(orderId, far)).json.code).toBe("change_not_allowed");
  });
});

describe("the pool", () => {
  const request = {
    paymentId: newId(),
    amountMinor: 100,
    currency: "INR",
    payee: "Test Kitchen",
    returnUrl: "http://localhost/orders/1",
    expiresAt: later(15),
  };
  const silent = (error: () => Error): PaymentProvider & { calls: number } => ({
    ...sandbox,
    name: "stripe",
    calls: 0,
    openCheckout() {
      this.calls += 1;
      return Promise.reject(error());
    },
  });

  test("asks a silent provider twice, then the next one, and leaves it alone after five silences", async () => {
    const down = silent(() => new Error("no answer"));
    down.openCheckout = down.openCheckout.bind(down);
    const pool = makePool([down, sandbox], ["stripe", "sandbox"]);
    for (let n = 0; n < 6; n += 1)
      expect(await pool.openCheckout(request)).toMatchObject({ provider: "sandbox" });
    expect(down.calls).toBe(5);
  });

  test("does not ask again what was refused; without anybody left it says so", async () => {
    const refusing = silent(() => new Refused("no such currency"));
    refusing.openCheckout = refusing.openCheckout.bind(refusing);
    const pool = makePool([refusing], ["stripe"]);
    const refused = pool.openCheckout(request);
    await expect(refused).rejects.toThrow(AppError);
    await expect(refused).rejects.toMatchObject({ code: "service_unavailable" });
    expect(refusing.calls).toBe(1);
  });
});

test("cash is placed as before: no payment is asked for, and a cancelled order records what the rule says", async () => {
  const orderId = await makeOrder(service);
  expect(await read(orderId)).toMatchObject({
    status: "PLACED",
    paid_amount: 0,
    bill_status: "PENDING",
  });
  await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
  expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toMatchObject([
    { status: "RECORDED", amountMinor: 35_000, percent: 70, paymentId: null },
  ]);
  expect(await db.select().from(bills).where(eq(bills.orderId, orderId))).toMatchObject([
    { status: "VOID" },
  ]);
  expect(await db.select().from(tickets).where(eq(tickets.orderId, orderId))).toHaveLength(1);
});

test("somebody else's order is nobody's business", async () => {
  const { orderId } = await makePaidOrder(service);
  const stranger = await signIn(await makeUser({ role: "customer" }));
  expect((await call("GET", `/orders/${orderId}`, { token: stranger })).status).toBe(404);
});
