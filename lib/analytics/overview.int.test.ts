import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeRestaurant, type RestaurantRow } from "@/db/factories/restaurants";
import { makeOrder } from "@/db/factories/sales";
import { makeUser, signIn } from "@/db/factories/users";
import { orders } from "@/db/schema";
import { app } from "@/lib/api/app";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";
import { readOverview } from "./queries/overview";
import type { ActivityJson } from "./schema/activity";
import type { OverviewJson } from "./schema/overview";

const [dal, naan] = [newId(), newId()];
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

let restaurant: RestaurantRow;
let owner: string;
let cook: string;
beforeEach(async () => {
  const [boss, hand] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
  ]);
  restaurant = await makeRestaurant({ owner: boss, kitchen: hand });
  owner = await signIn(boss);
  cook = await signIn(hand);
});

const sell = (agoMs: number, dishId: string, name: string, quantity: number, lineMinor: number) =>
  makeOrder({
    restaurantId: restaurant.id,
    placedAt: new Date(Date.now() - agoMs),
    items: [{ food_id: dishId, name, quantity, line_minor: lineMinor }],
  });
/** Accepted at once and ready after so many minutes, promised after so many. */
const cooked = async (id: string, minutes: number, promisedAfter: number) => {
  const [order] = await db.select().from(orders).where(eq(orders.id, id));
  const placed = order?.placedAt.getTime() ?? 0;
  const at = (after: number) => new Date(placed + after * MINUTE);
  const history = [
    { status: "PLACED" as const, at: at(0).toISOString() },
    { status: "ACCEPTED" as const, at: at(0).toISOString() },
    { status: "READY" as const, at: at(minutes).toISOString() },
  ];
  const values = { history, status: "READY" as const, promisedAt: at(promisedAfter) };
  await db.update(orders).set(values).where(eq(orders.id, id));
};
const read = async (window: string, token = owner) =>
  call<OverviewJson>("GET", `/analytics/overview?restaurant=${restaurant.id}&window=${window}`, {
    token,
  });

describe("a window in full", () => {
  test("by the minute, against the same minutes a week ago, with dishes and service", async () => {
    const inTime = await sell(20 * MINUTE, dal, "Dal", 2, 40_000);
    const late = await sell(30 * MINUTE, naan, "Naan", 1, 5_000);
    await cooked(inTime.id, 10, 15);
    await cooked(late.id, 14, 12);
    await sell(WEEK + 10 * MINUTE, dal, "Dal", 5, 100_000);
    // Still to come, at this time last week.
    await sell(WEEK - 10 * MINUTE, dal, "Dal", 1, 20_000);

    const { status, json } = await read("1h");
    expect(status).toBe(200);
    expect(json).toMatchObject({
      window: "1h",
      currency: "INR",
      orders: 2,
      amount: 450,
      last_week: { orders: 1, amount: 1_000 },
      is_comparable: false,
      step_minutes: 1,
      top: [
        { name: "Dal", count: 2, amount: 400, last_week_count: 5 },
        { name: "Naan", count: 1, last_week_count: 0 },
      ],
      service: { prep_minutes: 12, promise_kept: 50, late: 1 },
      service_last_week: { prep_minutes: null, promise_kept: 0, late: 1 },
    });
    expect(json.steps).toHaveLength(60);
    const soldAt = json.steps.filter((step) => step.orders > 0);
    expect(soldAt.map((step) => step.amount)).toEqual([50, 400]);
    const before = json.steps.filter((step) => step.last_week.orders > 0);
    expect(before.map((step) => step.last_week.amount)).toEqual([1_000]);
  });

  test("by the hour for a day and a week", async () => {
    await sell(3 * 24 * 60 * MINUTE, dal, "Dal", 1, 20_000);
    await sell(WEEK + 3 * 24 * 60 * MINUTE, dal, "Dal", 2, 40_000);
    const day = (await read("24h")).json;
    expect(day).toMatchObject({ orders: 0, step_minutes: 60 });
    expect(day.steps).toHaveLength(25);
    const week = (await read("7d")).json;
    expect(week).toMatchObject({ orders: 1, amount: 200, last_week: { orders: 1, amount: 400 } });
    expect(week.steps).toHaveLength(169);
    await sell(2 * WEEK + 60 * MINUTE, dal, "Dal", 1, 20_000);
    expect((await read("1h")).json.is_comparable).toBe(true);
    const index = week.steps.findIndex((step) => step.orders === 1);
    expect(week.steps[index]?.last_week).toEqual({ orders: 1, amount: 400 });
  });

  test("is for the restaurant's people", async () => {
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await read("1h", cook)).status).toBe(200);
    expect((await read("1h", stranger)).status).toBe(404);
    expect((await read("1h", "tfs_nobody")).status).toBe(401);
    expect((await read("2h")).status).toBe(400);
  });
});

describe("the same time last week", () => {
  // Half past noon on a Wednesday after the clocks changed, or never did, with that time a week before.
  test.each([
    ["Europe/Berlin", "2026-04-01T10:30:20Z", "2026-03-25T11:30:20Z"],
    ["Europe/Berlin", "2026-10-28T11:30:20Z", "2026-10-21T10:30:20Z"],
    ["Asia/Kolkata", "2026-04-01T07:00:20Z", "2026-03-25T07:00:20Z"],
  ])("is that of the restaurant's clock: %s, %s", async (timezone, nowText, thenText) => {
    const place = await makeRestaurant({ timezone });
    const [now, then] = [new Date(nowText), new Date(thenText)];
    const sellAt = (moment: Date, minutes: number, line_minor: number) =>
      makeOrder({
        restaurantId: place.id,
        placedAt: new Date(moment.getTime() + minutes * MINUTE),
        items: [{ food_id: dal, name: "Dal", quantity: 1, line_minor }],
      });
    await sellAt(now, -10, 500);
    await sellAt(then, -10, 1_000);
    // An hour off, either way: not in the hour up to half past noon.
    await sellAt(then, -65, 20_000);
    await sellAt(then, 95, 30_000);
    const scope = { restaurantId: place.id, role: "owner" } as RestaurantScope;

    const hour = await readOverview(scope, "1h", now);
    expect(hour.lastWeek).toEqual({ orders: 1, amountMinor: 1_000 });
    expect(hour.serviceLastWeek.orders).toBe(1);
    const sold = hour.steps.filter((step) => step.orders > 0);
    expect(sold.map((step) => step.lastWeek.amountMinor)).toEqual([1_000]);

    const day = await readOverview(scope, "24h", now);
    expect(day.lastWeek).toEqual({ orders: 2, amountMinor: 21_000 });
    const compared = day.steps.filter((step) => step.lastWeek.orders > 0);
    expect(compared.map((step) => step.lastWeek.amountMinor)).toEqual([20_000, 1_000]);
    expect(compared.map((step) => step.orders)).toEqual([0, 1]);
    const week = await readOverview(scope, "7d", now);
    expect(week.lastWeek).toEqual({ orders: 2, amountMinor: 21_000 });
    expect(week.steps).toHaveLength(169);
  });
});

describe("what happened last", () => {
  const activity = (token = owner, query = "") =>
    call<{ items: ActivityJson[] }>(
      "GET",
      `/analytics/activity?restaurant=${restaurant.id}${query}`,
      { token },
    );

  test("newest first, each step of each order", async () => {
    const first = await sell(30 * MINUTE, dal, "Dal", 2, 40_000);
    const second = await sell(25 * MINUTE, naan, "Naan", 1, 5_000);
    await cooked(first.id, 10, 15);
    const { json } = await activity();
    expect(json.items).toMatchObject([
      { order_id: first.id, status: "READY", total_price: 400, order_type: "takeaway" },
      { order_id: second.id, status: "PLACED" },
      { order_id: first.id },
      { order_id: first.id },
    ]);
    expect((await activity(owner, "&limit=2")).json.items).toHaveLength(2);
  });

  test("is for the restaurant's people", async () => {
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await activity(cook)).status).toBe(200);
    expect((await activity(stranger)).status).toBe(404);
    expect((await activity(owner, "&limit=51")).status).toBe(400);
  });

  test("is told to a screen that asks for it, also when no order came or went", async () => {
    const order = await sell(MINUTE, dal, "Dal", 1, 20_000);
    const leave = new AbortController();
    const response = await app.request(
      `/api/v1/analytics/live?restaurant=${restaurant.id}&activity=true`,
      { headers: { authorization: `Bearer ${owner}` }, signal: leave.signal },
    );
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const hear = async (word: string) => {
      while (!heard.includes(word)) heard += (await reader?.read())?.value ?? "";
    };
    await hear("event: sales");
    await call("PATCH", `/orders/${order.id}/status`, {
      token: cook,
      body: { status: "ACCEPTED" },
    });
    await hear('event: activity\ndata: {"types":["order.status_updated"]}');
    await reader?.cancel();
  });
});

describe("service by day", () => {
  const service = (query: string, token = owner, headers = {}) =>
    app.request(`/api/v1/analytics/service?restaurant=${restaurant.id}&${query}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });

  test("in the restaurant's zone, with days without any, as CSV too", async () => {
    const order = await makeOrder({
      restaurantId: restaurant.id,
      // Half past midnight of the 11th in New Delhi.
      placedAt: new Date("2026-03-10T19:00:00Z"),
      items: [{ food_id: dal, name: "Dal", quantity: 1, line_minor: 20_000 }],
    });
    await cooked(order.id, 9, 20);
    const query = "from=2026-03-10&to=2026-03-11";
    expect((await (await service(query)).json()).items).toEqual([
      { start: "2026-03-10", orders: 0, prep_minutes: null, promise_kept: null, late: 0 },
      { start: "2026-03-11", orders: 1, prep_minutes: 9, promise_kept: 100, late: 0 },
    ]);
    const csv = await service(query, owner, { accept: "text/csv" });
    expect(await csv.text()).toContain("2026-03-11,1,9,100,0");
  });

  test("is for the restaurant's people, and for dates that make sense", async () => {
    const stranger = await signIn(await makeUser({ role: "owner" }));
    expect((await service("", stranger)).status).toBe(404);
    expect((await service("", "tfs_nobody")).status).toBe(401);
    expect((await service("from=2026-03-02&to=2026-03-01")).status).toBe(400);
    expect((await service("from=2020-03-02&to=2026-03-01")).status).toBe(400);
  });
});

test("top foods and states of a span of dates", async () => {
  await sell(0, dal, "Dal", 3, 60_000);
  const day = (ago: number) =>
    new Date(Date.now() + 330 * MINUTE - ago * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  const ask = (path: string) =>
    call<{ items: unknown[] }>("GET", `/analytics/${path}&restaurant=${restaurant.id}`, {
      token: owner,
    });
  const span = `from=${day(6)}&to=${day(0)}`;
  expect((await ask(`top-foods?${span}`)).json.items).toMatchObject([{ name: "Dal", quantity: 3 }]);
  expect((await ask(`orders-by-status?${span}`)).json.items).toMatchObject([{ status: "PLACED" }]);
  expect((await ask(`top-foods?from=${day(0)}&to=${day(6)}`)).status).toBe(400);
});
