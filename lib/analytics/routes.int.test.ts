import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/db/client";
import { makeRestaurant, type RestaurantRow } from "@/db/factories/restaurants";
import { makeApiKey, makeOrder } from "@/db/factories/sales";
import { makeUser, signIn } from "@/db/factories/users";
import { app } from "@/lib/api/app";
import { countUnread } from "@/lib/events/lag";
import { runConsumers } from "@/lib/events/leases";
import { announce } from "@/lib/events/wake";
import { newId } from "@/lib/platform/ids";
import { salesWindowsConsumer } from "./consumers";

const over = new AbortController();
let running: Promise<void>;
let restaurant: RestaurantRow;
let key: string;

beforeAll(async () => {
  running = runConsumers([salesWindowsConsumer], over.signal);
  restaurant = await makeRestaurant();
  key = await makeApiKey(restaurant.id);
});
afterAll(async () => {
  over.abort();
  await running;
});

const post = (body: unknown, token = key, type = "application/json") =>
  app.request("/api/v1/updateOrder", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
/** For what is told of windows after many changes; a single one is waited for before its answer. */
const caughtUp = async () => {
  announce();
  await expect.poll(() => countUnread(salesWindowsConsumer), { timeout: 10_000 }).toBe(0);
};
const get = async (path: string, token = key) => {
  const response = await app.request(`/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
};
const row = (orderData: Record<string, unknown> = {}, restaurantId = restaurant.id) => ({
  restaurantId,
  orderData: { orderId: newId(), amount: 100, ...orderData },
});
const recorded = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as object),
});

describe("a single order", () => {
  test("counts once, and is read right after it was answered", async () => {
    const own = await makeRestaurant();
    const token = await makeApiKey(own.id);
    const order = row({ orderId: "till-1", amount: 450.5 }, own.id);
    expect(await recorded(await post(order, token))).toEqual({
      status: 202,
      accepted: 1,
      duplicates: 0,
      rejected: [],
    });
    expect(await recorded(await post(order, token))).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await get(`/count?restaurant=${own.id}`, token)).body).toEqual({ count: 1 });
    const amount = await get(`/count?restaurant=${own.id}&type=sell_amount&window=7d`, token);
    expect(amount.body).toEqual({ count: 450.5 });
  });

  test.each([
    ["an unknown field", { extra: 1 }],
    ["a negative amount", { amount: -1 }],
    ["more decimals than the currency", { amount: 1.005 }],
    ["an amount in a string", { amount: "1" }],
    ["an empty id", { orderId: "" }],
    ["an id of 101 characters", { orderId: "x".repeat(101) }],
    ["an id that is a number", { orderId: 7 }],
    ["an id with a control character", { orderId: "a\u0000b" }],
    ["half a surrogate pair", { orderId: "\ud800" }],
    ["another currency", { currency: "USD" }],
    ["a time without offset", { at: "2026-01-01T10:00:00" }],
    ["the 30th of February", { at: "2026-02-30T10:00:00Z" }],
    ["the future", { at: new Date(Date.now() + 3_600_000).toISOString() }],
    ["a time before 2000", { at: "1999-12-31T23:59:59Z" }],
    ["a dish without quantity", { dishes: [{ dishId: "a" }] }],
    ["half a dish", { dishes: [{ dishId: "a", quantity: 0.5 }] }],
  ])("with %s is refused and leaves nothing", async (_, wrong) => {
    const order = row({ orderId: `refused-${newId()}`, ...wrong });
    const response = await post(order);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_request" });
    const { rows } = await pool.query("select 1 from external_orders where order_id = $1", [
      String(order.orderData.orderId).replace("\u0000", ""),
    ]);
    expect(rows).toEqual([]);
  });

  test("of a foreign restaurant is answered as if there were none", async () => {
    const foreign = await makeRestaurant();
    expect((await post(row({}, foreign.id))).status).toBe(404);
    expect((await post(row({}, newId()))).status).toBe(404);
  });

  test("is taken from keys and administrators only", async () => {
    const owner = await makeUser({ role: "owner" });
    expect((await post(row(), await signIn(owner))).status).toBe(403);
    expect((await post(row(), "tfk_unknown")).status).toBe(401);
    const admin = await makeUser({ role: "admin" });
    expect((await post(row(), await signIn(admin))).status).toBe(202);
  });

  test("is neither JSON nor lines: 400", async () => {
    expect((await post("{", key)).status).toBe(400);
    expect((await post("null", key)).status).toBe(400);
    expect((await post("a=b", key, "text/plain")).status).toBe(400);
  });
});

describe("a batch", () => {
  test("lands its good rows and tells the bad ones by index", async () => {
    const foreign = await makeRestaurant();
    const twice = row();
    const before = row();
    await post(before);
    const batch = [
      row(),
      row({ amount: 0.001 }),
      twice,
      row({}, foreign.id),
      twice,
      before,
      7,
      row({ dishes: [{ dishId: "__proto__", name: "Odd", quantity: 2, amount: 3 }] }),
    ];
    expect(await recorded(await post(batch))).toEqual({
      status: 202,
      accepted: 3,
      duplicates: 2,
      rejected: [
        { index: 1, reason: "orderData.amount: has more decimals than the currency" },
        { index: 3, reason: "restaurantId: there is no such restaurant" },
        { index: 6, reason: "expected an object" },
      ],
    });
    const lines = [JSON.stringify(row()), "{", "", JSON.stringify(row({ amount: "1" }))];
    expect(await recorded(await post(lines.join("\n"), key, "application/x-ndjson"))).toMatchObject(
      {
        accepted: 1,
        rejected: [
          { index: 1, reason: "not JSON" },
          { index: 2, reason: "orderData.amount: expected an amount" },
        ],
      },
    );
  });

  test("of 1,000 is taken, one of 1,001 is not", async () => {
    const own = await makeRestaurant();
    const token = await makeApiKey(own.id);
    const rows = Array.from({ length: 1_001 }, () => row({}, own.id));
    expect((await post(rows, token)).status).toBe(400);
    const lines = rows.map((one) => JSON.stringify(one));
    expect((await post(lines.join("\n"), token, "application/x-ndjson")).status).toBe(400);
    expect(await recorded(await post(rows.slice(1), token))).toMatchObject({ accepted: 1_000 });
    expect((await get(`/count?restaurant=${own.id}`, token)).body).toEqual({ count: 1_000 });
  });

  test("sent by many at once counts each order once", async () => {
    const own = await makeRestaurant();
    const token = await makeApiKey(own.id);
    const rows = Array.from({ length: 50 }, (_, index) => row({ orderId: `o${index}` }, own.id));
    const batches = Array.from({ length: 8 }, (_, start) => [
      ...rows.slice(start * 3),
      ...rows.slice(0, start * 3),
    ]);
    const answers = await Promise.all(batches.map(async (one) => recorded(await post(one, token))));
    const accepted = answers.map((one) => ("accepted" in one ? Number(one.accepted) : 0));
    expect(accepted.reduce((sum, one) => sum + one)).toBe(50);
    const { rows: found } = await pool.query(
      "select count(*) as orders from external_orders where restaurant_id = $1",
      [own.id],
    );
    expect(found).toEqual([{ orders: 50 }]);
  });

  test("with amounts of a currency without decimals", async () => {
    const own = await makeRestaurant({ currency: "JPY" });
    const token = await makeApiKey(own.id);
    const rows = [row({ amount: 100.5 }, own.id), row({ amount: 1_200 }, own.id)];
    expect(await recorded(await post(rows, token))).toMatchObject({ accepted: 1 });
    const sold = await get(`/count?restaurant=${own.id}&type=sell_amount`, token);
    expect(sold.body).toEqual({ count: 1_200 });
  });
});

describe("reading the windows", () => {
  test("dishes come most sold first, ties by name, from tills and orders alike", async () => {
    const own = await makeRestaurant();
    const token = await makeApiKey(own.id);
    const dish = { food_id: newId(), name: "Aloo Gobi", quantity: 2, line_minor: 30_000 };
    await makeOrder({ restaurantId: own.id, placedAt: new Date(), items: [dish] });
    const dishes = [
      { dishId: "b", name: "Biryani", quantity: 2, amount: 9.5 },
      { dishId: "c", name: "Chai", quantity: 5, amount: 1 },
      { dishId: "d", quantity: 1 },
    ];
    await post(row({ dishes }, own.id), token);
    await caughtUp();
    const top = await get(`/getTop?restaurant=${own.id}&window=24h`, token);
    expect(top.body).toEqual([
      { dish_id: "c", name: "Chai", count: 5, amount: 1 },
      { dish_id: dish.food_id, name: "Aloo Gobi", count: 2, amount: 300 },
      { dish_id: "b", name: "Biryani", count: 2, amount: 9.5 },
    ]);
    const two = await get(`/getTop?restaurant=${own.id}&k=1`, token);
    expect(two.body).toHaveLength(1);
  });

  test("what is older than a window is not in it", async () => {
    const own = await makeRestaurant();
    const token = await makeApiKey(own.id);
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    await post(
      [0, 0.5, 2, 23, 30, 160, 200].map((hours) => row({ at: hoursAgo(hours) }, own.id)),
      token,
    );
    await caughtUp();
    const counts = await Promise.all(
      ["1h", "24h", "7d"].map((window) =>
        get(`/count?restaurant=${own.id}&window=${window}`, token),
      ),
    );
    expect(counts.map((one) => one.body)).toEqual([{ count: 2 }, { count: 4 }, { count: 6 }]);
  });

  test("is for the restaurant's people, its keys and administrators", async () => {
    const owner = await makeUser({ role: "owner" });
    const own = await makeRestaurant({ owner });
    const admin = await signIn(await makeUser({ role: "admin" }));
    const customer = await signIn(await makeUser());
    for (const path of [`/count?restaurant=${own.id}`, `/getTop?restaurant=${own.id}`]) {
      expect((await get(path, await signIn(owner))).status).toBe(200);
      expect((await get(path, admin)).status).toBe(200);
      expect((await get(path, customer)).status).toBe(404);
      expect((await get(path, key)).status).toBe(404);
      expect((await app.request(`/api/v1${path}`)).status).toBe(401);
    }
    expect((await get(`/count?restaurant=${newId()}`, admin)).status).toBe(404);
  });

  test.each(["k=0", "k=51", "k=x", "window=2h"])("%s is refused", async (query) => {
    expect((await get(`/getTop?restaurant=${restaurant.id}&${query}`)).status).toBe(400);
  });
});

/** Reads the events of a stream until one fits; the stream is left open. */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  fits: (data: { windows: Record<string, { orders: number; amount: number }> }) => boolean,
) {
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the stream ended");
    text += new TextDecoder().decode(value);
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const line = block.split("\n").find((one) => one.startsWith("data: "));
      if (!line) continue;
      const data = JSON.parse(line.slice(6));
      if (fits(data)) return data;
    }
  }
}

test("the live stream shows an order within two seconds", async () => {
  const owner = await makeUser({ role: "owner" });
  const own = await makeRestaurant({ owner });
  const leave = new AbortController();
  const response = await app.request(`/api/v1/analytics/live?restaurant=${own.id}`, {
    headers: { authorization: `Bearer ${await signIn(owner)}` },
    signal: leave.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no body");
  const first = await readUntil(reader, () => true);
  expect(first).toMatchObject({
    currency: "INR",
    windows: { "1h": { orders: 0, amount: 0, top: [] }, "24h": { orders: 0 }, "7d": { orders: 0 } },
  });
  expect(first.series).toHaveLength(48);

  const dish = { food_id: newId(), name: "Dal", quantity: 2, line_minor: 12_300 };
  await makeOrder({ restaurantId: own.id, placedAt: new Date(), items: [dish] });
  announce();
  const placedAt = performance.now();
  const second = await readUntil(reader, ({ windows }) => windows["1h"]?.orders === 1);
  expect(performance.now() - placedAt).toBeLessThan(2_000);
  expect(second.windows["7d"]).toEqual({
    orders: 1,
    amount: 123,
    top: [{ dish_id: dish.food_id, name: "Dal", count: 2, amount: 123 }],
  });
  expect(second.series.at(-1)).toMatchObject({ orders: 1, amount: 123, last_week: { orders: 0 } });
  await reader.cancel();
});

test("the live stream is for the restaurant's people", async () => {
  const own = await makeRestaurant();
  const owner = await makeUser({ role: "owner" });
  const live = `/analytics/live?restaurant=${own.id}`;
  expect((await get(live, await signIn(owner))).status).toBe(404);
  expect((await get(live)).status).toBe(403);
  expect((await app.request(`/api/v1${live}`)).status).toBe(401);
});
