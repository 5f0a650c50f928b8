import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { restaurants } from "@/db/schema";
import { localTime, minutesAfter } from "@/lib/platform/clock";
import { call } from "@/scripts/test-kit/http";

let service: Service;
beforeEach(async () => {
  service = await makeService({ prepMinutes: 20 });
});

const inMinutes = (minutes: number) => minutesAfter(new Date(), minutes).toISOString();
const place = (scheduled_for: string) =>
  call<Record<string, unknown>>("POST", "/orders", {
    token: service.customer,
    headers: { "idempotency-key": crypto.randomUUID() },
    body: {
      restaurant_id: service.restaurant.id,
      order_type: "takeaway",
      items: [{ food_id: service.food.id, quantity: 1 }],
      payment_method: "cash",
      scheduled_for,
    },
  });
const read = async (id: string) =>
  (await call<Record<string, string>>("GET", `/orders/${id}`, { token: service.customer })).json;
const ticketOf = async (orderId: string) => {
  const path = `/kitchen/tickets?restaurant=${service.restaurant.id}`;
  const { json } = await call<{ items: { order_id: string; promised_at: string }[] }>("GET", path, {
    token: service.cook,
  });
  return json.items.find((ticket) => ticket.order_id === orderId);
};

describe("an order for later", () => {
  test("is promised for its time, and the kitchen's ticket says so", async () => {
    const wished = inMinutes(180);
    const id = await makeOrder(service, { scheduled_for: wished });
    expect(await read(id)).toMatchObject({ scheduled_for: wished, promised_at: wished });
    expect((await ticketOf(id))?.promised_at).toBe(wished);
  });

  test("is never promised before it can be cooked", async () => {
    const id = await makeOrder(service, { scheduled_for: inMinutes(2) });
    const { placed_at, promised_at } = await read(id);
    expect(Date.parse(promised_at ?? "") - Date.parse(placed_at ?? "")).toBe(20 * 60_000);
  });

  test("may be wished for while the kitchen is closed, and not for when it will be", async () => {
    const { date } = localTime(new Date(), "Asia/Kolkata");
    const opens = minutesAfter(new Date(), 120);
    const local = localTime(opens, "Asia/Kolkata");
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    const span = { opens: clock(local.minute), closes: clock((local.minute + 60) % 1_440) };
    service = await makeService({
      openingHours: [],
      holidays: [
        { date: local.date, spans: [span] },
        ...(date === local.date ? [] : [{ date, spans: [] }]),
      ],
    });
    expect((await place(inMinutes(10))).json).toMatchObject({
      status: 422,
      code: "restaurant_closed",
    });
    expect((await place(inMinutes(150))).status).toBe(201);
    expect((await place(inMinutes(240))).json).toMatchObject({ code: "restaurant_closed" });
  });

  test.each([
    ["in the past", -1],
    ["more than seven days ahead", 7 * 1_440 + 1],
  ])("is not taken for a time %s", async (_, minutes) => {
    const { json } = await place(inMinutes(minutes));
    expect(json).toMatchObject({ status: 400, errors: [{ path: "scheduled_for" }] });
  });

  test("is moved, and taken back to as soon as possible", async () => {
    const id = await makeOrder(service, { scheduled_for: inMinutes(180) });
    const wished = inMinutes(240);
    const patch = (body: unknown) =>
      call("PATCH", `/orders/${id}`, { token: service.customer, body });
    expect((await patch({ scheduled_for: wished })).json).toMatchObject({ promised_at: wished });
    expect((await ticketOf(id))?.promised_at).toBe(wished);
    // It was placed hours ago, and is cooked from now on.
    await db.execute(
      sql`update orders set placed_at = placed_at - interval '5 hours' where id = ${id}`,
    );
    expect((await patch({ scheduled_for: null })).json.scheduled_for).toBeUndefined();
    const { promised_at } = await read(id);
    const minutes = (Date.parse(promised_at ?? "") - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(19);
    expect(minutes).toBeLessThanOrEqual(20);
    // Neither a note nor the same wish once more moves the promise, whenever the kitchen closes.
    await db
      .update(restaurants)
      .set({ openingHours: [] })
      .where(eq(restaurants.id, service.restaurant.id));
    expect((await patch({ note: "ring twice", scheduled_for: null })).status).toBe(200);
    expect((await read(id)).promised_at).toBe(promised_at);
  });

  test("is not wanted at once while the kitchen is closed", async () => {
    const id = await makeOrder(service, { scheduled_for: inMinutes(180) });
    await call("PATCH", `/restaurants/${service.restaurant.id}/service`, {
      token: service.owner,
      body: { pause_minutes: 60 },
    });
    const answer = await call("PATCH", `/orders/${id}`, {
      token: service.customer,
      body: { scheduled_for: null },
    });
    expect(answer).toMatchObject({ status: 422, json: { code: "restaurant_closed" } });
  });
});
