import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeCategory, makeFood, makeRestaurant, makeTable } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, events, foods, orderItems, orders, restaurants, tickets } from "@/db/schema";
import { getMenuSnapshot } from "@/lib/menu/queries";
import { call } from "@/scripts/test-kit/http";
import { composeOrder } from "./commands/compose-order";
import { insertOrder } from "./commands/insert-order";
import { fromCustomerOrder, type NewCustomerOrder, newOrder } from "./schema/placing";

const groupId = randomUUID();
const optionId = randomUUID();

async function setUp() {
  const owner = await makeUser({ role: "owner" });
  const restaurant = await makeRestaurant({ owner, lat: 28.6315, lng: 77.2167, currency: "INR" });
  const category = await makeCategory({ restaurantId: restaurant.id });
  const food = await makeFood({
    restaurantId: restaurant.id,
    categoryId: category.id,
    priceMinor: 18_990,
    optionGroups: [
      {
        id: groupId,
        name: "Extras",
        min: 0,
        max: 1,
        options: [{ id: optionId, name: "Cheese", priceMinor: 2_550 }],
      },
    ],
  });
  const token = await signIn(await makeUser({ role: "customer" }));
  return { restaurant, category, food, token, owner: await signIn(owner) };
}

let place: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  place = await setUp();
});

const order = (extra: Record<string, unknown> = {}) => ({
  restaurant_id: place.restaurant.id,
  order_type: "takeaway",
  items: [{ food_id: place.food.id, quantity: 2, options: [optionId] }],
  payment_method: "cash",
  ...extra,
});
const send = (body: unknown, key: string | undefined = randomUUID(), token = place.token) =>
  call("POST", "/orders", { token, body, headers: key ? { "idempotency-key": key } : {} });
const storedOrders = () =>
  db.select().from(orders).where(eq(orders.restaurantId, place.restaurant.id));

test("a key's refusal is its answer for good, also once the dish is back; another key orders it", async () => {
  const setAvailable = (isAvailable: boolean) =>
    call("PATCH", `/restaurants/${place.restaurant.id}/foods/${place.food.id}/availability`, {
      token: place.owner,
      body: { is_available: isAvailable },
    });
  const key = randomUUID();
  await setAvailable(false);
  const refused = await send(order(), key);
  expect(refused.json).toMatchObject({ status: 422, code: "item_unavailable" });
  await setAvailable(true);
  const again = await send(order(), key);
  expect(again.json).toEqual(refused.json);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect((await send(order({ tip: 1 }), key)).json).toMatchObject({
    code: "idempotency_key_reused",
  });
  expect(await storedOrders()).toEqual([]);
  expect((await send(order())).status).toBe(201);
});

describe("placing an order", () => {
  test("writes order, lines, bill, ticket and fact, priced by the server", async () => {
    const answer = await send(order({ tip: 10.5 }));
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      status: "PLACED",
      total_price: 441.3,
      currency: "INR",
      version: 1,
    });
    const [stored] = await storedOrders();
    const orderId = stored?.id ?? "";
    expect(answer.json.order_id).toBe(orderId);
    expect(stored?.totalMinor).toBe(44_130);
    expect(await db.select().from(orderItems).where(eq(orderItems.orderId, orderId))).toMatchObject(
      [{ unitMinor: 21_540, lineMinor: 43_080, quantity: 2, options: [{ name: "Cheese" }] }],
    );
    expect(await db.select().from(bills).where(eq(bills.orderId, orderId))).toMatchObject([
      { subtotalMinor: 43_080, tipMinor: 1_050, totalMinor: 44_130, status: "PENDING" },
    ]);
    expect(await db.select().from(tickets).where(eq(tickets.orderId, orderId))).toMatchObject([
      { status: "NEW" },
    ]);
    expect(await db.select().from(events).where(eq(events.key, orderId))).toMatchObject([
      { type: "order.placed", topic: "order.events", restaurantId: place.restaurant.id },
    ]);
  });

  test.each([
    ["a price", { price: 1 }],
    ["a total", { total_price: 1 }],
    ["a payment nobody knows", { payment_method: "shells" }],
    ["a delivery without address", { order_type: "delivery" }],
    ["a coupon code nobody can type", { coupon_code: "50 % off" }],
    ["a tip with too many decimals", { tip: 1.005 }],
    ["no items", { items: [] }],
  ])("refuses %s with 400 and stores nothing", async (_, extra) => {
    const answer = await send(order(extra));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ code: "invalid_request", status: 400 });
    expect(await storedOrders()).toHaveLength(0);
  });

  test.each([-1, 0, 1.5, 1e9, 100, "1", null])("refuses quantity %j", async (quantity) => {
    const answer = await send(order({ items: [{ food_id: place.food.id, quantity }] }));
    expect(answer.status).toBe(400);
    expect(await storedOrders()).toHaveLength(0);
  });

  test("refuses NaN in the body's text", async () => {
    const text = JSON.stringify(order()).replace('"quantity":2', '"quantity":NaN');
    expect((await send(text)).status).toBe(400);
  });

  test("refuses an option of another dish, and one picked twice", async () => {
    const foreign = await send(
      order({ items: [{ food_id: place.food.id, quantity: 1, options: [randomUUID()] }] }),
    );
    expect(foreign.json).toMatchObject({ status: 422, code: "options_invalid" });
    const twice = await send(
      order({ items: [{ food_id: place.food.id, quantity: 1, options: [optionId, optionId] }] }),
    );
    expect(twice.json).toMatchObject({ status: 422, code: "options_invalid" });
    expect(await storedOrders()).toHaveLength(0);
  });

  test("names the dish that is sold out, or of another restaurant", async () => {
    await db.update(foods).set({ isAvailable: false }).where(eq(foods.id, place.food.id));
    await raiseMenuVersion();
    const answer = await send(order());
    expect(answer.json).toMatchObject({
      status: 422,
      code: "item_unavailable",
      errors: [{ path: "items.0" }],
    });
    const other = await setUp();
    const mixed = await send(order({ items: [{ food_id: other.food.id, quantity: 1 }] }));
    expect(mixed.json).toMatchObject({ status: 422, code: "item_unavailable" });
  });

  test("a menu change between reading and ordering is never charged unseen", async () => {
    expect((await send(order({ menu_version: 1 }))).status).toBe(201);
    await db.update(foods).set({ priceMinor: 99_900 }).where(eq(foods.id, place.food.id));
    await raiseMenuVersion();
    const stale = await send(order({ menu_version: 1 }));
    expect(stale.json).toMatchObject({ status: 409, code: "price_changed", menu_version: 2 });
    const today = await send(order());
    expect(today.json).toMatchObject({ status: "PLACED", total_price: 2_049 });
  });

  test("fees and taxes that change between reading and ordering are never charged unseen", async () => {
    expect((await send(order({ expected_total: 430.8 }))).status).toBe(201);
    await call("PATCH", `/restaurants/${place.restaurant.id}`, {
      token: place.owner,
      body: { tax: { rate: 5, inclusive: false } },
    });
    const unseen = await send(order({ expected_total: 430.8 }));
    expect(unseen.json).toMatchObject({ status: 409, code: "price_changed", total_price: 452.34 });
    expect((await send(order({ expected_total: 452.34 }))).status).toBe(201);
    expect((await send(order({ expected_total: 452.341 }))).status).toBe(400);
  });

  test("keeps to the delivery area, the minimum and the opening hours", async () => {
    const address = { line1: "1 Far Road", city: "Delhi", lat: 28.6315, lng: 77.2678 };
    const near = { ...address, lng: 77.2169 };
    const far = await send(order({ order_type: "delivery", delivery_address: address }));
    expect(far.json).toMatchObject({ status: "PLACED" });
    const out = await send(
      order({ order_type: "delivery", delivery_address: { ...address, lng: 77.2681 } }),
    );
    expect(out.json).toMatchObject({ status: 422, code: "outside_delivery_area" });
    await changeProfile({ minOrderMinor: 50_000 });
    expect(
      (await send(order({ order_type: "delivery", delivery_address: near }))).json,
    ).toMatchObject({
      status: 422,
      code: "below_minimum",
    });
    await changeProfile({ minOrderMinor: 0, openingHours: [] });
    expect((await send(order())).json).toMatchObject({ status: 422, code: "restaurant_closed" });
  });

  test("a restaurant that is banned takes no orders", async () => {
    await changeProfile({ bannedAt: new Date() });
    expect((await send(order())).json).toMatchObject({ status: 404 });
  });

  test("an order beyond all sums is refused, not a fault", async () => {
    await db.update(foods).set({ priceMinor: 2_000_000_000 }).where(eq(foods.id, place.food.id));
    await raiseMenuVersion();
    const items = [{ food_id: place.food.id, quantity: 99 }];
    expect((await send(order({ items }))).json).toMatchObject({
      status: 400,
      errors: [{ path: "items" }],
    });
    expect((await send(order({ tip: 20_000_000 }))).json).toMatchObject({ status: 400 });
    expect(await storedOrders()).toHaveLength(0);
  });

  test("needs a session of a customer", async () => {
    expect((await call("POST", "/orders", { body: order() })).status).toBe(401);
    const owner = await signIn(await makeUser({ role: "owner" }));
    expect((await send(order(), randomUUID(), owner)).status).toBe(403);
  });
});

describe("one intent, one order", () => {
  test("needs a key or an order id", async () => {
    const answer = await call("POST", "/orders", { token: place.token, body: order() });
    expect(answer.json).toMatchObject({ status: 400, code: "idempotency_key_required" });
    expect(
      (
        await call("POST", "/orders", {
          token: place.token,
          body: order({ order_id: randomUUID() }),
        })
      ).status,
    ).toBe(201);
  });

  test("twenty at once with one key: one order, the same answer to each", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(order(), key)));
    const placed = answers.filter((answer) => answer.status === 201);
    expect(placed.length).toBe(20);
    expect(new Set(placed.map((answer) => JSON.stringify(answer.json))).size).toBe(1);
    expect(
      answers.filter((answer) => answer.headers.get("idempotent-replayed") === "true"),
    ).toHaveLength(19);
    expect(await storedOrders()).toHaveLength(1);
  });

  test("the same key with another body is 422", async () => {
    const key = randomUUID();
    await send(order(), key);
    const other = await send(order({ note: "no onions" }), key);
    expect(other.json).toMatchObject({ status: 422, code: "idempotency_key_reused" });
    expect(await storedOrders()).toHaveLength(1);
  });

  test("somebody else's key is a key of their own", async () => {
    const key = randomUUID();
    const stranger = await signIn(await makeUser({ role: "customer" }));
    const mine = await send(order(), key);
    const theirs = await send(order(), key, stranger);
    expect(theirs.status).toBe(201);
    expect(theirs.json.order_id).not.toBe(mine.json.order_id);
  });

  test("a repeated request gets its first answer even when the menu has changed or the door is shut", async () => {
    const key = randomUUID();
    const body = order({ menu_version: 1 });
    const first = await send(body, key);
    await raiseMenuVersion();
    await changeProfile({ openingHours: [] });
    const again = await send(body, key);
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
  });

  test("what can be mended leaves its key free, and an order id without a key is no key", async () => {
    const key = randomUUID();
    expect((await send(order({ tip: -1 }), key)).status).toBe(400);
    expect((await send(order(), key)).status).toBe(201);
    const byItsId = order({ order_id: randomUUID() });
    await changeProfile({ openingHours: [] });
    expect((await send(byItsId, "")).status).toBe(422);
    await changeProfile({ openingHours: null });
    expect((await send(byItsId, "")).status).toBe(201);
  });

  test("an order id of the client's is the order's id, under any key, and nobody else's", async () => {
    const orderId = randomUUID();
    const first = await send(order({ order_id: orderId }));
    const again = await send(order({ order_id: orderId }));
    expect(first.json.order_id).toBe(orderId);
    expect(again.json.order_id).toBe(orderId);
    expect(await storedOrders()).toHaveLength(1);
    const other = [{ food_id: place.food.id, quantity: 7 }];
    const reused = await send(order({ order_id: orderId, items: other }));
    expect(reused.json).toMatchObject({ status: 422, code: "idempotency_key_reused" });
    const stranger = await signIn(await makeUser({ role: "customer" }));
    const theirs = await send(order({ order_id: orderId }), randomUUID(), stranger);
    expect(theirs.status).toBe(201);
    expect(theirs.json.order_id).not.toBe(orderId);
    const seen = await call("GET", `/orders/${orderId}`, { token: stranger });
    expect(seen.json.order_id).toBe(theirs.json.order_id);
  });

  test("an order that is placed answers for its id, whatever would refuse it by now", async () => {
    const body = order({ order_id: randomUUID(), menu_version: 1, expected_total: 430.8 });
    const first = await send(body);
    expect(first.status).toBe(201);
    const answered = async (extra: Record<string, unknown> = {}) => {
      const again = await send({ ...body, ...extra });
      expect(again.json).toEqual(first.json);
      expect(again.headers.get("idempotent-replayed")).toBe("true");
    };
    await raiseMenuVersion();
    await answered();
    await answered({ menu_version: 2, expected_total: 1 });
    await answered({ menu_version: 2, scheduled_for: "2020-01-01T10:00:00Z" });
    await db.update(foods).set({ isAvailable: false }).where(eq(foods.id, place.food.id));
    await raiseMenuVersion();
    await answered({ menu_version: 3 });
    await changeProfile({ openingHours: [] });
    await answered({ menu_version: 3 });
    const other = [{ food_id: place.food.id, quantity: 7 }];
    expect((await send({ ...body, items: other })).json).toMatchObject({
      code: "idempotency_key_reused",
    });
    expect(await storedOrders()).toHaveLength(1);
  });

  test("a coupon for one use is not used up for the order that used it", async () => {
    await call("POST", `/restaurants/${place.restaurant.id}/coupons`, {
      token: place.owner,
      body: { code: "ONCE10", percent: 10, total_limit: 1 },
    });
    const body = order({ order_id: randomUUID(), coupon_code: "ONCE10" });
    const first = await send(body);
    expect(first.status).toBe(201);
    const again = await send(body);
    expect(again.json).toEqual(first.json);
    const { coupon_code, ...without } = body as Record<string, unknown>;
    expect((await send(without)).json).toEqual(first.json);
    expect((await send(order({ coupon_code: "ONCE10" }))).json).toMatchObject({
      code: "coupon_exhausted",
    });
    expect(await storedOrders()).toHaveLength(1);
  });
});

test("of many orders at once the one with a taken id takes no other along", async () => {
  const taken = randomUUID();
  const stranger = await signIn(await makeUser({ role: "customer" }));
  await send(order({ order_id: taken }), randomUUID(), stranger);
  const many = Array.from({ length: 24 }, (_, n) =>
    send(order(n % 6 === 0 ? { order_id: taken } : {})),
  );
  const answers = await Promise.all(many);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  // The stranger's, one of ours for the id that was sent four times, and the twenty others.
  expect(await storedOrders()).toHaveLength(22);
  const ids = answers.map(({ json }) => json.order_id);
  expect(new Set(ids).size).toBe(21);
  expect(ids).not.toContain(taken);
});

test("of many orders at once the one that cannot be stored takes no other along", async () => {
  const { id: userId } = await makeUser({ role: "customer" });
  const ctx = { db, now: new Date(), actor: { kind: "anonymous" as const }, requestId: "test" };
  const placer = { kind: "customer" as const, userId };
  const request = fromCustomerOrder(newOrder.parse(order()) as NewCustomerOrder);
  const menu = await getMenuSnapshot(place.restaurant.id);
  const notes = ["one", "\u0000", "two", "three"];
  const outcomes = await Promise.allSettled(
    notes.map((note) =>
      insertOrder({
        order: { ...composeOrder(ctx, { placer, request }, menu), note },
        key: { id: randomUUID(), requestHash: Buffer.alloc(32) },
        answer: { status: 201, body: {} },
      }),
    ),
  );
  expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual([
    "placed",
    "failed",
    "placed",
    "placed",
  ]);
  expect(await storedOrders()).toHaveLength(3);
});

describe("a guest at a table", () => {
  const tableOrder = (extra: Record<string, unknown> = {}) => ({
    table_number: "T4",
    items: [{ menu_item_id: place.food.id, quantity: 1 }],
    version: 1,
    order_id: randomUUID(),
    ...extra,
  });

  test("orders with the table's token", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    const body = tableOrder();
    const answer = await call("POST", "/orders", { token, body });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ order_id: body.order_id, status: "received" });
    const again = await call("POST", "/orders", { token, body });
    expect(again.json).toEqual(answer.json);
    expect(await storedOrders()).toMatchObject([{ orderType: "dine_in", tableNumber: "T4" }]);
  });

  test("is told of an unknown dish and of a changed menu in the agreed words", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    for (const menu_item_id of [randomUUID(), "abc"]) {
      const body = tableOrder({ items: [{ menu_item_id, quantity: 1 }] });
      const unknown = await call("POST", "/orders", { token, body });
      expect(unknown.json).toMatchObject({ status: 400, error: "Invalid item" });
    }
    await raiseMenuVersion();
    const stale = await call("POST", "/orders", { token, body: tableOrder() });
    expect(stale.json).toMatchObject({ status: 409, error: "Version conflict" });
    expect(await storedOrders()).toHaveLength(0);
  });

  test("is charged no total that was not seen, and orders once though the menu changes", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    const ordered = (extra: Record<string, unknown>) =>
      call("POST", "/orders", { token, body: tableOrder(extra) });
    await call("PATCH", `/restaurants/${place.restaurant.id}`, {
      token: place.owner,
      body: { tax: { rate: 5, inclusive: false } },
    });
    const unseen = await ordered({ expected_total: 189.9 });
    expect(unseen.json).toMatchObject({ status: 409, code: "price_changed", total_price: 199.4 });
    expect(await storedOrders()).toHaveLength(0);
    const once = { order_id: randomUUID(), expected_total: 199.4 };
    const first = await ordered(once);
    expect(first.status).toBe(201);
    await raiseMenuVersion();
    const again = await call("POST", "/orders", {
      token,
      body: tableOrder(once),
      headers: { "idempotency-key": randomUUID() },
    });
    expect(again.json).toEqual(first.json);
    expect(await storedOrders()).toHaveLength(1);
  });

  test("may write a dish's id in capitals", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    const items = [{ menu_item_id: place.food.id.toUpperCase(), quantity: 1 }];
    const answer = await call("POST", "/orders", { token, body: tableOrder({ items }) });
    expect(answer.status).toBe(201);
  });

  test("five orders a minute, however high the other limits are", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    const answers = [];
    for (let n = 0; n < 6; n += 1)
      answers.push(await call("POST", "/orders", { token, body: tableOrder() }));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201, 429]);
    expect(answers[5]?.json).toMatchObject({ error: "Rate limit" });
    expect(Number(answers[5]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answers[5]?.headers.get("ratelimit-policy")).toBe('"table_order";q=5;w=60');
  });

  test("cannot order for another table or as a customer", async () => {
    const token = await makeTable(place.restaurant.id, "T4");
    expect(
      (await call("POST", "/orders", { token, body: tableOrder({ table_number: "T5" }) })).status,
    ).toBe(400);
    expect((await send(order(), randomUUID(), token)).status).toBe(400);
  });
});

async function raiseMenuVersion() {
  await pool.query("update restaurants set menu_version = menu_version + 1 where id = $1", [
    place.restaurant.id,
  ]);
}
async function changeProfile(set: Partial<typeof restaurants.$inferInsert>) {
  await db.update(restaurants).set(set).where(eq(restaurants.id, place.restaurant.id));
  await pool.query("update restaurants set version = version + 1 where id = $1", [
    place.restaurant.id,
  ]);
}
