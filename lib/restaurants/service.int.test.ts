import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { auditLog, events, orders } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

const path = () => `/restaurants/${service.restaurant.id}/service`;
const change = (body: unknown, token: string | undefined = service.owner) =>
  call("PATCH", path(), { token, body });
const order = (extra: Record<string, unknown> = {}) =>
  call("POST", "/orders", {
    token: service.customer,
    headers: { "idempotency-key": randomUUID() },
    body: {
      restaurant_id: service.restaurant.id,
      order_type: "takeaway",
      items: [{ food_id: service.food.id, quantity: 1 }],
      payment_method: "cash",
      ...extra,
    },
  });
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test("a stale If-Match is 412 and changes nothing", async () => {
  const read = await call("GET", path(), { token: service.cook });
  expect(read.headers.get("etag")).toBe(`"${read.json.version}"`);
  const asRead = () =>
    call("PATCH", path(), {
      token: service.cook,
      headers: { "if-match": read.headers.get("etag") ?? "" },
      body: { pause_minutes: 30 },
    });
  const paused = await asRead();
  expect(paused.headers.get("etag")).toBe(`"${paused.json.version}"`);
  expect((await asRead()).json).toMatchObject({ status: 412, code: "precondition_failed" });
  expect((await call("GET", path(), { token: service.cook })).json.version).toBe(
    paused.json.version,
  );
});

describe("a pause", () => {
  test("refuses the very next order, tells until when, and ends when staff say so", async () => {
    await makeOrder(service);
    const paused = await change({ pause_minutes: 30 }, service.cook);
    expect(paused.status).toBe(200);
    const until = paused.json.paused_until;
    expect(Date.parse(String(until)) - Date.now()).toBeGreaterThan(29 * 60_000);

    const refused = await order();
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: "restaurant_closed",
      detail: "Test Kitchen takes no orders for the moment",
      paused_until: until,
      opens_at: until,
    });
    // What is wanted after the pause is taken.
    expect((await order({ scheduled_for: inMinutes(60) })).status).toBe(201);

    const shown = await call("GET", `/restaurants/${service.restaurant.id}`);
    expect(shown.json).toMatchObject({ is_open: false, opens_at: until, paused_until: until });

    expect((await change({ pause_minutes: 0 }, service.cook)).json.paused_until).toBeNull();
    expect((await order()).status).toBe(201);
  });

  test("is shown where restaurants are found", async () => {
    const { lat, lng } = service.restaurant;
    const find = async () => {
      const { json } = await call<{ items: { id: string; paused_until?: string }[] }>(
        "GET",
        `/restaurants?lat=${lat}&lng=${lng}&limit=100&q=Test+Kitchen`,
      );
      return json.items.find((one) => one.id === service.restaurant.id);
    };
    expect(await find()).not.toHaveProperty("paused_until");
    await change({ pause_minutes: 15 });
    expect(await find()).toMatchObject({ is_open: false, paused_until: expect.any(String) });
  });
});

describe("a busy kitchen", () => {
  test("promises later, until it is calm again", async () => {
    const promised = async () => {
      const id = String((await order()).json.order_id);
      const [row] = await db.select().from(orders).where(eq(orders.id, id));
      return Math.round(
        ((row?.promisedAt.getTime() ?? 0) - (row?.placedAt.getTime() ?? 0)) / 60_000,
      );
    };
    expect(await promised()).toBe(20);
    const busy = await change({ busy: { minutes: 25, for_minutes: 60 } }, service.cook);
    expect(busy.json).toMatchObject({ busy_minutes: 25, prep_minutes: 20 });
    expect(await promised()).toBe(45);
    const shown = await call("GET", `/restaurants/${service.restaurant.id}`);
    expect(shown.json).toMatchObject({ prep_minutes: 20, busy_minutes: 25 });
    expect((await change({ busy: null })).json).toMatchObject({
      busy_minutes: 0,
      busy_until: null,
    });
    expect(await promised()).toBe(20);
  });
});

describe("who may", () => {
  test("the kitchen pauses, the owner decides how orders are answered", async () => {
    expect((await change({ auto_accept: true }, service.cook)).status).toBe(403);
    expect((await change({ pause_minutes: 15, answer_minutes: 9 }, service.cook)).status).toBe(403);
    const set = await change({ auto_accept: true, answer_minutes: 9, rejects_unanswered: true });
    expect(set.json).toMatchObject({
      auto_accept: true,
      answer_minutes: 9,
      rejects_unanswered: true,
    });
    expect((await call("GET", path(), { token: service.cook })).json).toMatchObject({
      auto_accept: true,
    });
  });

  test("nobody else: as if it did not exist", async () => {
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await change({ pause_minutes: 15 }, stranger)).status).toBe(404);
    expect((await change({ pause_minutes: 15 }, service.customer)).status).toBe(404);
    expect((await call("GET", path(), { token: stranger })).status).toBe(404);
    expect((await call("GET", path())).status).toBe(401);
    expect((await order()).status).toBe(201);
  });

  test.each([
    [{}],
    [{ pause_minutes: -1 }],
    [{ pause_minutes: 1_441 }],
    [{ pause_minutes: "30" }],
    [{ busy: { minutes: 0, for_minutes: 60 } }],
    [{ busy: { minutes: 10 } }],
    [{ answer_minutes: 0 }],
    [{ paused: true }],
  ])("%j is refused", async (body) => {
    expect((await change(body)).status).toBe(400);
  });

  test("every change is in the audit log and told as a fact", async () => {
    await change({ pause_minutes: 15 }, service.cook);
    const id = service.restaurant.id;
    const audit = await db.select().from(auditLog).where(eq(auditLog.restaurantId, id));
    expect(audit).toMatchObject([
      { action: "restaurant.service_changed", details: { pause_minutes: 15 } },
    ]);
    const facts = await db
      .select()
      .from(events)
      .where(and(eq(events.restaurantId, id), eq(events.type, "restaurant.updated")));
    expect(facts).toHaveLength(1);
  });
});
