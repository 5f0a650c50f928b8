import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, events, orders, refunds, restaurants, tickets } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

let service: Service;
let orderId: string;
beforeEach(async () => {
  service = await makeService();
  orderId = await makeOrder(service);
});

const step = (status: string, token = service.cook, reason?: string) =>
  call("PATCH", `/orders/${orderId}/status`, {
    token,
    body: { status, ...(reason ? { reason } : {}) },
  });
const age = (minutes: number) =>
  db
    .update(orders)
    .set({ placedAt: sql`placed_at - make_interval(mins => ${minutes})` })
    .where(eq(orders.id, orderId));
const ticketNow = async () =>
  (await db.select().from(tickets).where(eq(tickets.orderId, orderId)))[0];

describe("states", () => {
  test("staff take an order all the way; each step is one fact and the ticket keeps up", async () => {
    for (const [status, ticket] of [
      ["ACCEPTED", "ACCEPTED"],
      ["IN_PROGRESS", "IN_PROGRESS"],
      ["READY", "READY"],
      ["COMPLETED", "DELIVERED_TO_SERVICE"],
    ]) {
      expect((await step(status ?? "")).json).toMatchObject({ status });
      expect((await ticketNow())?.status).toBe(ticket);
    }
    const facts = await db
      .select()
      .from(events)
      .where(eq(events.key, orderId))
      .orderBy(events.position);
    expect(facts.map((fact) => fact.payload.version)).toEqual([1, 2, 3, 4, 5]);
    expect((await ticketNow())?.closedAt).not.toBeNull();
  });

  test("a step out of turn is 409 and names what is allowed", async () => {
    expect((await step("READY")).json).toMatchObject({
      status: 409,
      code: "illegal_transition",
      from: "PLACED",
      allowed: ["ACCEPTED", "REJECTED", "CANCELLED"],
    });
  });

  test("a takeaway is never out for delivery", async () => {
    for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"]) await step(status);
    expect((await step("OUT_FOR_DELIVERY")).json).toMatchObject({ allowed: ["COMPLETED"] });
  });

  test("of ten who accept at once one wins", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => step("ACCEPTED")));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(9);
    expect(await db.select().from(events).where(eq(events.key, orderId))).toHaveLength(2);
  });

  test("a rejected order is refunded whole and leaves the board", async () => {
    expect((await step("REJECTED", service.owner, "out of gas")).status).toBe(200);
    expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toMatchObject([
      { percent: 100, amountMinor: 50_000, reason: "out of gas" },
    ]);
    expect(await db.select().from(bills).where(eq(bills.orderId, orderId))).toMatchObject([
      { status: "VOID" },
    ]);
    expect((await ticketNow())?.closedAt).not.toBeNull();
  });

  test("a stale If-Match is 412 and changes nothing", async () => {
    const seen = await call("GET", `/orders/${orderId}`, { token: service.cook });
    await step("ACCEPTED");
    const stale = await call("PATCH", `/orders/${orderId}/status`, {
      token: service.cook,
      headers: { "if-match": seen.headers.get("etag") ?? "" },
      body: { status: "IN_PROGRESS" },
    });
    expect(stale.json).toMatchObject({ status: 412, code: "precondition_failed" });
  });

  test("are told with an ETag, from the first on", async () => {
    const placed = await call("POST", "/orders", {
      token: service.customer,
      headers: { "idempotency-key": crypto.randomUUID() },
      body: {
        restaurant_id: service.restaurant.id,
        order_type: "takeaway",
        items: [{ food_id: service.food.id, quantity: 1 }],
        payment_method: "cash",
      },
    });
    expect(placed.headers.get("etag")).toBe('"1"');
    const read = await call("GET", `/orders/${orderId}/status`, { token: service.customer });
    expect(read.headers.get("etag")).toBe('"1"');
  });
});

describe("cancelling", () => {
  const cancel = (token = service.customer) => call("POST", `/orders/${orderId}/cancel`, { token });

  test("what has changed since it was read is 412 with If-Match, and changes nothing", async () => {
    await step("ACCEPTED");
    const asRead = (version: number) =>
      call("POST", `/orders/${orderId}/cancel`, {
        token: service.customer,
        headers: { "if-match": `"${version}"` },
      });
    expect((await asRead(1)).json).toMatchObject({ status: 412, code: "precondition_failed" });
    expect((await ticketNow())?.status).toBe("ACCEPTED");
    expect((await asRead(2)).json).toMatchObject({ status: "CANCELLED" });
  });

  test.each([
    [5, 70, 350],
    [20, 40, 200],
  ])("after %i minutes %i %% is refunded", async (minutes, percent, amount) => {
    await age(minutes);
    const offered = await call<{ cancellation: unknown }>("GET", `/orders/${orderId}`, {
      token: service.customer,
    });
    expect(offered.json.cancellation).toMatchObject({
      refund_percent: percent,
      refund_amount: amount,
    });
    const answer = await cancel();
    expect(answer.json).toEqual({
      status: "CANCELLED",
      refund_percent: percent,
      refund_amount: amount,
    });
    expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toHaveLength(1);
  });

  test("after 31 minutes it is too late", async () => {
    await age(31);
    expect((await cancel()).json).toMatchObject({
      status: 409,
      code: "cancellation_window_passed",
    });
  });

  test("what is ready cannot be cancelled, and nothing is cancelled twice", async () => {
    for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"]) await step(status);
    expect((await cancel()).json).toMatchObject({ code: "illegal_transition" });
    orderId = await makeOrder(service);
    const both = await Promise.all([cancel(), cancel()]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await db.select().from(refunds).where(eq(refunds.orderId, orderId))).toHaveLength(1);
  });

  test("staff do not cancel as the customer", async () => {
    expect((await cancel(service.owner)).status).toBe(403);
  });
});

describe("changing", () => {
  const near = { line1: "2 Near Street", city: "Delhi", lat: 28.6316, lng: 77.2167 };
  const further = { ...near, line1: "9 Further Street", lat: 28.6585 };
  const change = (body: unknown, token = service.customer) =>
    call<Record<string, unknown>>("PATCH", `/orders/${orderId}`, { token, body });

  beforeEach(async () => {
    service = await makeService({ deliveryFee: { baseMinor: 2_000, perKmMinor: 1_000 } });
    orderId = await makeOrder(service, { order_type: "delivery", delivery_address: near });
  });

  test("a new address moves the fee, the total and the bill together", async () => {
    const before = await call<{ total_price: number }>("GET", `/orders/${orderId}`, {
      token: service.customer,
    });
    const after = await change({ delivery_address: further, note: "ring twice" });
    expect(after.json).toMatchObject({ delivery_address: further, note: "ring twice", version: 2 });
    expect(after.json.total_price).toBeGreaterThan(before.json.total_price);
    const [bill] = await db.select().from(bills).where(eq(bills.orderId, orderId));
    const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
    expect(bill?.totalMinor).toBe(order?.totalMinor);
    expect(bill?.totalMinor).toBe((bill?.subtotalMinor ?? 0) + (bill?.deliveryFeeMinor ?? 0));
  });

  test("an address out of the area is refused, and so is any change once the kitchen cooks", async () => {
    const out = await change({ delivery_address: { ...near, lat: 29.5 } });
    expect(out.json).toMatchObject({ status: 422, code: "outside_delivery_area" });
    await step("ACCEPTED");
    await step("IN_PROGRESS");
    expect((await change({ note: "late wish" })).json).toMatchObject({
      status: 422,
      code: "change_not_allowed",
      detail: "The kitchen has begun to cook",
    });
  });

  test("an address that makes it dearer than an order can be is refused", async () => {
    const fees = { base: 0, per_km: 20_000_000 };
    await call("PATCH", `/restaurants/${service.restaurant.id}`, {
      token: service.owner,
      body: { delivery_fee: fees },
    });
    expect((await change({ delivery_address: further })).json).toMatchObject({
      status: 400,
      errors: [{ path: "delivery_address" }],
    });
  });

  test("of a restaurant that is closed for good the note may be changed, nothing else", async () => {
    await db
      .update(restaurants)
      .set({ bannedAt: new Date(), version: sql`${restaurants.version} + 1` })
      .where(eq(restaurants.id, service.restaurant.id));
    expect((await change({ note: "ring twice" })).status).toBe(200);
    expect((await change({ delivery_address: further })).json.code).toBe("change_not_allowed");
  });

  test("an order that is over is not changed, and says so", async () => {
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect((await change({ note: "too late" })).json).toMatchObject({
      status: 422,
      code: "change_not_allowed",
      detail: "The order is over",
    });
  });

  test("the address is not readable in the database", async () => {
    const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
    expect(order?.addressSealed?.includes("Near Street")).toBe(false);
  });
});

describe("who sees what", () => {
  const verbs: [method: string, path: string, body?: unknown][] = [
    ["GET", ""],
    ["GET", "/status"],
    ["GET", "/stream"],
    ["PATCH", "", { note: "mine now" }],
    ["PATCH", "/status", { status: "ACCEPTED" }],
    ["POST", "/cancel"],
  ];

  test.each(verbs)("a foreign order is not there: %s %s", async (method, path, body) => {
    const stranger = await makeService();
    for (const token of [stranger.customer, stranger.owner, stranger.cook]) {
      expect((await call(method, `/orders/${orderId}${path}`, { token, body })).status).toBe(404);
    }
    expect((await call(method, `/orders/${orderId}${path}`, { body })).status).toBe(401);
  });

  test("a customer may not take the restaurant's steps", async () => {
    expect((await step("ACCEPTED", service.customer)).status).toBe(403);
  });

  test("lists hold one's own: the customer's, the restaurant's, page by page", async () => {
    for (let n = 0; n < 4; n += 1) await makeOrder(service);
    const stranger = await makeService();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { order_id: string }[]; next_cursor: string | null } = (
        await call<{ items: { order_id: string }[]; next_cursor: string | null }>(
          "GET",
          `/orders?limit=2${cursor ? `&cursor=${cursor}` : ""}`,
          { token: service.customer },
        )
      ).json;
      seen.push(...page.items.map((item) => item.order_id));
      cursor = page.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    const path = `/restaurants/${service.restaurant.id}/orders`;
    expect(
      (await call<{ items: unknown[] }>("GET", path, { token: service.owner })).json.items,
    ).toHaveLength(5);
    expect((await call("GET", path, { token: stranger.owner })).status).toBe(404);
    expect((await call("GET", `${path}?cursor=nonsense`, { token: service.owner })).status).toBe(
      400,
    );
  });

  test("who works in a restaurant finds what they ordered themselves under `mine`", async () => {
    const own = await call<{ items: unknown[] }>("GET", "/orders?mine=true", {
      token: service.owner,
    });
    expect(own.json.items).toEqual([]);
    const all = await call<{ items: unknown[] }>("GET", "/orders", { token: service.owner });
    expect(all.json.items).toHaveLength(1);
    const mine = await call<{ items: unknown[] }>("GET", "/orders?mine=true", {
      token: service.customer,
    });
    expect(mine.json.items).toHaveLength(1);
  });

  test("customers look back six months, staff further", async () => {
    await db
      .update(orders)
      .set({ placedAt: sql`now() - interval '7 months'` })
      .where(eq(orders.id, orderId));
    expect((await call("GET", `/orders/${orderId}`, { token: service.customer })).status).toBe(404);
    expect(
      (await call<{ items: unknown[] }>("GET", "/orders", { token: service.customer })).json.items,
    ).toEqual([]);
    expect((await call("GET", `/orders/${orderId}`, { token: service.owner })).status).toBe(200);
  });

  test("an administrator sees it", async () => {
    const admin = await signIn(await makeUser({ role: "admin" }));
    expect((await call("GET", `/orders/${orderId}`, { token: admin })).status).toBe(200);
  });
});
