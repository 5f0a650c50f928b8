import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { apiKeys, auditLog, diningTables, events, memberships, restaurants } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

const newPlace = {
  name: "Café Delhi",
  address: "3 Janpath, New Delhi",
  lat: 28.62,
  lng: 77.21,
  cuisines: ["Cafe", "Cafe", "Desserts"],
  currency: "INR",
  timezone: "Asia/Kolkata",
};

async function setUp() {
  const [owner, cook, customer, stranger] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
    makeUser({ role: "customer" }),
    makeUser({ role: "owner" }),
  ]);
  const restaurant = await makeRestaurant({ owner, kitchen: cook });
  return {
    restaurant,
    path: `/restaurants/${restaurant.id}`,
    ownerId: owner.id,
    owner: await signIn(owner),
    cook: await signIn(cook),
    customer: await signIn(customer),
    stranger: await signIn(stranger),
  };
}
let it: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  it = await setUp();
});

const stored = async (id: string) => {
  const [row] = await db.select().from(restaurants).where(eq(restaurants.id, id));
  return row;
};
const factsOf = (id: string, type: string) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.restaurantId, id), eq(events.type, type)));

describe("opening a restaurant", () => {
  test("makes the caller its owner and tells the fact", async () => {
    const answer = await call<{ id: string }>("POST", "/restaurants", {
      token: it.stranger,
      body: newPlace,
    });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      slug: "cafe-delhi",
      cuisines: ["Cafe", "Desserts"],
      opening_hours: null,
      is_open: true,
      delivery_radius_m: 5_000,
      version: 1,
    });
    expect(answer.headers.get("etag")).toBe('"1"');
    const { id } = answer.json;
    const members = await db.select().from(memberships).where(eq(memberships.restaurantId, id));
    expect(members).toMatchObject([{ role: "owner" }]);
    expect(await factsOf(id, "restaurant.created")).toHaveLength(1);
    const mine = await call("PATCH", `/restaurants/${id}`, {
      token: it.stranger,
      body: { name: "Mine" },
    });
    expect(mine.status).toBe(200);
  });

  test("two of one name get addresses of their own", async () => {
    const body = { ...newPlace, name: `Twin ${randomUUID()}` };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        call<{ slug: string }>("POST", "/restaurants", { token: it.owner, body }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.json.slug)).size).toBe(3);
  });

  test("is for owners", async () => {
    const body = newPlace;
    expect((await call("POST", "/restaurants", { body })).status).toBe(401);
    expect((await call("POST", "/restaurants", { body, token: it.customer })).status).toBe(403);
    expect((await call("POST", "/restaurants", { body, token: it.cook })).status).toBe(403);
  });

  test.each([
    ["an unknown field", { ...newPlace, rating: 5 }],
    ["a number in a string", { ...newPlace, lat: "28.6" }],
    ["no place on earth", { ...newPlace, lat: 91 }],
    ["an unknown currency", { ...newPlace, currency: "XXQ" }],
    ["an unknown zone", { ...newPlace, timezone: "Mars/Olympus" }],
    ["no cuisines", { ...newPlace, cuisines: [] }],
    ["control characters", { ...newPlace, name: "a\u0000b" }],
    ["half a character", { ...newPlace, name: "a\ud800" }],
    ["no name", { ...newPlace, name: "  " }],
  ])("refuses %s and stores nothing", async (_, body) => {
    const before = await db.$count(restaurants);
    const answer = await call("POST", "/restaurants", { token: it.owner, body });
    expect(answer.status).toBe(400);
    expect(await db.$count(restaurants)).toBe(before);
  });
});

describe("reading a restaurant", () => {
  test("by id or slug, by anyone", async () => {
    const byId = await call("GET", it.path);
    const bySlug = await call("GET", `/restaurants/${it.restaurant.slug}`);
    expect(byId.status).toBe(200);
    expect(byId.headers.get("etag")).toBe('"1"');
    expect(bySlug.json).toEqual(byId.json);
    expect(byId.json).not.toHaveProperty("ban_reason");
  });

  test("unknown ones are 404", async () => {
    expect((await call("GET", `/restaurants/${randomUUID()}`)).status).toBe(404);
    expect((await call("GET", "/restaurants/no-such-place")).status).toBe(404);
    expect((await call("GET", "/restaurants/%00")).status).toBe(404);
  });

  test("a banned one is there for its own people only", async () => {
    await db
      .update(restaurants)
      .set({ bannedAt: new Date() })
      .where(eq(restaurants.id, it.restaurant.id));
    expect((await call("GET", it.path)).status).toBe(404);
    expect((await call("GET", it.path, { token: it.customer })).status).toBe(404);
    expect((await call("GET", it.path, { token: it.owner })).status).toBe(200);
  });
});

describe("changing a restaurant", () => {
  const change = {
    description: "Now with a terrace",
    opening_hours: [{ day: 1, opens: "10:00", closes: "02:00" }],
    holidays: [{ date: "2026-11-08", spans: [] }],
    order_types: ["delivery", "dine_in"],
    delivery_radius_m: 7_000,
    min_order: 199.5,
    delivery_fee: { base: 25, per_km: 7.5, free_from: 600 },
    tax: { rate: 5.25, inclusive: false },
    prep_minutes: 25,
    paused_until: "2020-01-01T00:00:00Z",
  };

  test("keeps what was sent, raises the version and tells the fact", async () => {
    const answer = await call("PATCH", it.path, { token: it.owner, body: change });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      ...change,
      paused_until: "2020-01-01T00:00:00.000Z",
      version: 2,
    });
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(await stored(it.restaurant.id)).toMatchObject({
      minOrderMinor: 19_950,
      deliveryFee: { baseMinor: 2_500, perKmMinor: 750, freeFromMinor: 60_000 },
      taxRateBp: 525,
      taxInclusive: false,
      name: it.restaurant.name,
    });
    expect(await factsOf(it.restaurant.id, "restaurant.updated")).toMatchObject([
      { payload: { version: 2 } },
    ]);
  });

  test("null clears", async () => {
    await call("PATCH", it.path, { token: it.owner, body: change });
    const body = { opening_hours: null, paused_until: null };
    const answer = await call("PATCH", it.path, { token: it.owner, body });
    expect(answer.json).toMatchObject({ opening_hours: null, paused_until: null, is_open: true });
  });

  test("of two who read the same version, one is told", async () => {
    const send = (name: string) =>
      call("PATCH", it.path, {
        token: it.owner,
        body: { name },
        headers: { "if-match": '"1"' },
      });
    const answers = await Promise.all([send("One"), send("Two")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const stale = await call("PATCH", it.path, {
      token: it.owner,
      body: { name: "Three" },
      headers: { "if-match": '"something"' },
    });
    expect(stale.status).toBe(412);
  });

  test("is for its owner: others do not see it, its kitchen may not", async () => {
    const body = { name: "Ours" };
    const asked = async (token?: string) => (await call("PATCH", it.path, { token, body })).status;
    expect(await asked()).toBe(401);
    expect(await asked(it.cook)).toBe(403);
    expect(await asked(it.stranger)).toBe(404);
    expect(await asked(it.customer)).toBe(404);
    expect((await stored(it.restaurant.id))?.version).toBe(1);
  });

  test.each([
    ["nothing", {}],
    ["an unknown field", { rating: 5 }],
    ["a currency", { currency: "USD" }],
    ["a version", { version: 9 }],
    ["an amount finer than the currency", { min_order: 1.234 }],
    ["a fee finer than the currency", { delivery_fee: { base: 1.001, per_km: 0 } }],
    ["a negative amount", { min_order: -1 }],
    ["a tax with three decimals", { tax: { rate: 5.255, inclusive: true } }],
    ["a tax above all", { tax: { rate: 101, inclusive: true } }],
    ["a day that is none", { opening_hours: [{ day: 7, opens: "10:00", closes: "11:00" }] }],
    ["a time that is none", { opening_hours: [{ day: 1, opens: "25:00", closes: "11:00" }] }],
    [
      "one date twice",
      {
        holidays: [
          { date: "2026-01-01", spans: [] },
          { date: "2026-01-01", spans: [] },
        ],
      },
    ],
    ["no order types", { order_types: [] }],
    ["a moment without a zone", { paused_until: "2026-01-01T00:00:00" }],
    ["a pause without an end", { paused_until: "9999-12-31T23:59:59Z" }],
    ["a zone that two clocks read differently", { timezone: "IST" }],
    ["a zone that Postgres does not know", { timezone: "US/Pacific-New" }],
  ])("refuses %s and changes nothing", async (_, body) => {
    const answer = await call("PATCH", it.path, { token: it.owner, body });
    expect(answer.status).toBe(400);
    expect((await stored(it.restaurant.id))?.version).toBe(1);
  });
});

describe("tables", () => {
  const add = (tableNumber: string | number, token = it.owner) =>
    call<{ token: string; url: string; table_number: string }>("POST", `${it.path}/tables`, {
      token,
      body: { table_number: tableNumber },
    });

  test("a new one gets a token that orders at it", async () => {
    const { status, json } = await add(12);
    expect(status).toBe(201);
    expect(json.table_number).toBe("12");
    expect(json.url).toMatch(new RegExp(`/table/${json.token}$`));
    const items = await call("GET", "/menu_items", { token: json.token });
    expect(items.status).toBe(200);
    const [row] = await db
      .select()
      .from(diningTables)
      .where(eq(diningTables.restaurantId, it.restaurant.id));
    expect(JSON.stringify(row)).not.toContain(json.token);
  });

  test("one number is there once", async () => {
    const answers = await Promise.all([add("7"), add("7"), add("7")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  test("are listed in order with what their QR codes carry", async () => {
    for (const number of ["10", "2", "Terrace"]) await add(number);
    const { json } = await call<{ items: { table_number: string; token: string }[] }>(
      "GET",
      `${it.path}/tables`,
      { token: it.owner },
    );
    expect(json.items.map((table) => table.table_number)).toEqual(["2", "10", "Terrace"]);
    expect(json.items[0]?.token).toMatch(/^tft_/);
  });

  test("have QR codes", async () => {
    await add("3");
    const answer = await call("GET", `${it.path}/tables/3/qr.svg`, { token: it.owner });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/svg+xml");
    const none = await call("GET", `${it.path}/tables/4/qr.svg`, { token: it.owner });
    expect(none.status).toBe(404);
  });

  test("have no name that an address cannot hold", async () => {
    const statuses = ["a/b", ".", ".."].map(async (tableNumber) => (await add(tableNumber)).status);
    expect(await Promise.all(statuses)).toEqual([400, 400, 400]);
  });

  test("a revoked token is dead at once, its number free", async () => {
    const { json } = await add("5");
    const gone = await call("DELETE", `${it.path}/tables/5`, { token: it.owner });
    expect(gone.status).toBe(204);
    expect((await call("GET", "/menu_items", { token: json.token })).status).toBe(401);
    expect((await call("DELETE", `${it.path}/tables/5`, { token: it.owner })).status).toBe(404);
    expect((await add("5")).status).toBe(201);
    const audit = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.restaurantId, it.restaurant.id));
    expect(audit).toMatchObject([{ action: "table.revoked", actorId: it.ownerId }]);
  });

  test("are the owner's alone", async () => {
    await add("1");
    for (const [token, status] of [
      [it.cook, 403],
      [it.stranger, 404],
      [undefined, 401],
    ] as const) {
      const path = `${it.path}/tables`;
      expect((await call("GET", path, { token })).status).toBe(status);
      const body = { table_number: "9" };
      expect((await call("POST", path, { token, body })).status).toBe(status);
      expect((await call("DELETE", `${path}/1`, { token })).status).toBe(status);
      expect((await call("GET", `${path}/1/qr.svg`, { token })).status).toBe(status);
    }
  });
});

describe("API keys", () => {
  const path = () => `${it.path}/api-keys`;
  const make = (token?: string) =>
    call<{ id: string; key: string; last_four: string }>("POST", path(), {
      token,
      body: { name: "Till" },
    });

  test("are shown once and kept as a digest", async () => {
    const { status, json } = await make(it.owner);
    expect(status).toBe(201);
    expect(json.key).toMatch(/^tfk_[\w-]{43}$/);
    const [row] = await db.select().from(apiKeys).where(eq(apiKeys.restaurantId, it.restaurant.id));
    expect(JSON.stringify(row)).not.toContain(json.key);
    const listed = await call<{ items: unknown[] }>("GET", path(), { token: it.owner });
    expect(listed.json.items).toEqual([
      {
        id: json.id,
        name: "Till",
        scopes: ["sales:read", "sales:write"],
        last_four: json.key.slice(-4),
        created_at: expect.any(String),
      },
    ]);
  });

  test("may do what they were made for, in their own restaurant", async () => {
    const keyFor = async (...scopes: string[]) => {
      const body = { name: "Till", scopes };
      return (await call<{ key: string }>("POST", path(), { token: it.owner, body })).json.key;
    };
    const [read, write, sellOut] = await Promise.all([
      keyFor("sales:read"),
      keyFor("sales:write"),
      keyFor("menu:availability"),
    ]);
    const food = await makeFood({ restaurantId: it.restaurant.id });
    const asked = (restaurantId: string, token?: string) =>
      Promise.all([
        call("GET", `/count?restaurant=${restaurantId}&type=order`, { token }),
        call("POST", "/updateOrder", {
          token,
          body: { restaurantId, orderData: { orderId: randomUUID(), amount: 10 } },
        }),
        call("PATCH", `/restaurants/${restaurantId}/foods/${food.id}/availability`, {
          token,
          body: { is_available: false },
        }),
      ]).then((answers) => answers.map((answer) => answer.status));
    const own = it.restaurant.id;
    expect(await asked(own, read)).toEqual([200, 403, 403]);
    expect(await asked(own, write)).toEqual([403, 202, 403]);
    expect(await asked(own, sellOut)).toEqual([403, 403, 200]);
    const other = await makeRestaurant();
    expect((await asked(other.id, sellOut))[2]).toBe(404);
    expect((await asked(other.id, read))[0]).toBe(404);
  });

  test.each([[[]], [["everything"]], ["sales:read"]])("refuses the scopes %j", async (scopes) => {
    const answer = await call("POST", path(), { token: it.owner, body: { name: "Till", scopes } });
    expect(answer.status).toBe(400);
    expect(await db.$count(apiKeys, eq(apiKeys.restaurantId, it.restaurant.id))).toBe(0);
  });

  test("a revoked one works no more", async () => {
    const { json } = await make(it.owner);
    const read = () =>
      call("GET", `/count?restaurant=${it.restaurant.id}&type=order`, {
        token: json.key,
      });
    expect((await read()).status).toBe(200);
    const gone = await call("DELETE", `${path()}/${json.id}`, { token: it.owner });
    expect(gone.status).toBe(204);
    expect((await read()).status).toBe(401);
    expect((await call("DELETE", `${path()}/${json.id}`, { token: it.owner })).status).toBe(404);
  });

  test("are the owner's alone", async () => {
    const { json } = await make(it.owner);
    for (const [token, status] of [
      [it.cook, 403],
      [it.stranger, 404],
      [undefined, 401],
    ] as const) {
      expect((await make(token)).status).toBe(status);
      expect((await call("GET", path(), { token })).status).toBe(status);
      expect((await call("DELETE", `${path()}/${json.id}`, { token })).status).toBe(status);
    }
  });
});
