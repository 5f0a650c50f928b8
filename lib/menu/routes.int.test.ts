import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeCategory, makeFood, makeRestaurant, makeTable } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { categories, events, foods, restaurants } from "@/db/schema";
import { app } from "@/lib/api/app";
import { call } from "@/scripts/test-kit/http";

interface FoodJson {
  id: string;
  name: string;
  price: number;
  is_available: boolean;
  option_groups: { id: string; options: { id: string }[] }[];
}
interface MenuJson {
  version: number;
  categories: { id: string; name: string; foods: FoodJson[] }[];
}

async function setUp() {
  const [owner, cook, customer, stranger] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
    makeUser({ role: "customer" }),
    makeUser({ role: "owner" }),
  ]);
  const restaurant = await makeRestaurant({ owner, kitchen: cook });
  const category = await makeCategory({ restaurantId: restaurant.id });
  const food = await makeFood({ restaurantId: restaurant.id, categoryId: category.id });
  return {
    restaurant,
    category,
    food,
    path: `/restaurants/${restaurant.id}`,
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

const readMenu = (headers = {}) => call<MenuJson>("GET", `${it.path}/menu`, { headers });
const allFoods = (menu: MenuJson) => menu.categories.flatMap((category) => category.foods);
const facts = (type: "menu.updated" | "menu.availability_changed") =>
  db
    .select()
    .from(events)
    .where(and(eq(events.restaurantId, it.restaurant.id), eq(events.type, type)))
    .orderBy(events.position);
const dish = (extra: Record<string, unknown> = {}) => ({
  category_id: it.category.id,
  name: "Dal Saffron",
  price: 320.5,
  ...extra,
});
const sizes = {
  name: "Size",
  min: 1,
  max: 1,
  options: [
    { name: "Small", price: 0 },
    { name: "Large", price: 40 },
  ],
};

describe("reading the menu", () => {
  test("shows categories and dishes with a version to come back with", async () => {
    const { status, json, headers } = await readMenu();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("etag")).toBe('"1"');
    expect(json).toEqual({
      restaurant_id: it.restaurant.id,
      version: 1,
      currency: "INR",
      categories: [
        {
          id: it.category.id,
          name: "Mains",
          foods: [
            {
              id: it.food.id,
              name: "Paneer Tikka",
              description: "",
              price: 250,
              is_available: true,
              dietary: [],
              allergens: [],
              option_groups: [],
            },
          ],
        },
      ],
    });
  });

  test("who has it already gets 304 until it changes", async () => {
    const known = { "if-none-match": '"1"' };
    expect((await readMenu(known)).status).toBe(304);
    await call("POST", `${it.path}/foods`, { token: it.owner, body: dish() });
    const { status, headers } = await readMenu(known);
    expect([status, headers.get("etag")]).toEqual([200, '"2"']);
  });

  test("unknown and banned restaurants are 404", async () => {
    expect((await call("GET", `/restaurants/${randomUUID()}/menu`)).status).toBe(404);
    const shouted = `/restaurants/${it.restaurant.id.toUpperCase()}/menu`;
    expect((await call("GET", shouted)).status).toBe(200);
    await db
      .update(restaurants)
      .set({ bannedAt: new Date() })
      .where(eq(restaurants.id, it.restaurant.id));
    expect((await readMenu()).status).toBe(404);
  });
});

describe("dishes", () => {
  test("each change is seen by the next read, and tells one fact", async () => {
    const made = await call<FoodJson & { menu_version: number }>("POST", `${it.path}/foods`, {
      token: it.owner,
      body: dish({ option_groups: [sizes], dietary: ["vegan"], allergens: ["milk"] }),
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ price: 320.5, currency: "INR", menu_version: 2 });
    expect(allFoods((await readMenu()).json)).toHaveLength(2);

    const foodPath = `${it.path}/foods/${made.json.id}`;
    const body = dish({ name: "Dal", price: 300 });
    const put = await call<FoodJson>("PUT", foodPath, { token: it.owner, body });
    expect(put.status).toBe(200);
    expect(put.json).toMatchObject({ name: "Dal", price: 300, option_groups: [], dietary: [] });
    expect(allFoods((await readMenu()).json).map((one) => one.name)).toContain("Dal");

    expect((await call("DELETE", foodPath, { token: it.owner })).status).toBe(204);
    const last = await readMenu();
    expect(allFoods(last.json).map((one) => one.name)).toEqual(["Paneer Tikka"]);
    expect(last.json.version).toBe(4);
    expect((await facts("menu.updated")).map((fact) => fact.payload)).toMatchObject([
      { menu_version: 2, change: "food_created", food_id: made.json.id },
      { menu_version: 3, change: "food_updated" },
      { menu_version: 4, change: "food_deleted" },
    ]);
  });

  test("option ids are given once and kept", async () => {
    const body = dish({ option_groups: [sizes] });
    const made = await call<FoodJson>("POST", `${it.path}/foods`, { token: it.owner, body });
    const path = `${it.path}/foods/${made.json.id}`;
    const again = dish({ option_groups: made.json.option_groups });
    const kept = await call<FoodJson>("PUT", path, { token: it.owner, body: again });
    expect(kept.json.option_groups).toEqual(made.json.option_groups);
    const foreign = dish({ option_groups: [{ ...sizes, id: randomUUID() }] });
    expect((await call("PUT", path, { token: it.owner, body: foreign })).status).toBe(400);
  });

  test("an edit leaves the availability as it is", async () => {
    const path = `${it.path}/foods/${it.food.id}`;
    const off = { is_available: false };
    await call("PATCH", `${path}/availability`, { token: it.cook, body: off });
    const { json } = await call("PUT", path, { token: it.owner, body: dish() });
    expect(json).toMatchObject({ is_available: false });
  });

  test("of two who read the same menu, one is told", async () => {
    const send = (name: string) =>
      call("POST", `${it.path}/foods`, {
        token: it.owner,
        body: dish({ name }),
        headers: { "if-match": '"1"' },
      });
    const answers = await Promise.all([send("One"), send("Two")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412]);
    expect(allFoods((await readMenu()).json)).toHaveLength(2);
  });

  test.each([
    ["an unknown field", { rating: 5 }],
    ["a price in a string", { price: "320" }],
    ["a negative price", { price: -1 }],
    ["a price finer than the currency", { price: 1.999 }],
    ["an unknown category", { category_id: randomUUID() }],
    ["more needed than allowed", { option_groups: [{ ...sizes, min: 2 }] }],
    ["more allowed than there are", { option_groups: [{ ...sizes, max: 3 }] }],
    ["a group without options", { option_groups: [{ ...sizes, options: [] }] }],
    ["half a character", { option_groups: [{ ...sizes, name: "\udc00" }] }],
    ["a tag that is none", { dietary: ["<b>"] }],
  ])("refuses %s and stores nothing", async (_, extra) => {
    const answer = await call("POST", `${it.path}/foods`, { token: it.owner, body: dish(extra) });
    expect(answer.status).toBe(400);
    expect((await readMenu()).json.version).toBe(1);
    expect(await facts("menu.updated")).toEqual([]);
  });

  test("a category of another restaurant is refused", async () => {
    const other = await makeRestaurant();
    const { id } = await makeCategory({ restaurantId: other.id });
    const body = dish({ category_id: id });
    expect((await call("POST", `${it.path}/foods`, { token: it.owner, body })).status).toBe(400);
  });
});

describe("categories", () => {
  test("are made, renamed, moved and deleted with their dishes", async () => {
    const path = `${it.path}/categories`;
    const made = await call<{ id: string; position: number }>("POST", path, {
      token: it.owner,
      body: { name: "Sweets" },
    });
    expect([made.status, made.json.position]).toEqual([201, 1]);
    const renamed = await call("PUT", `${path}/${it.category.id}`, {
      token: it.owner,
      body: { name: "Curries", position: 5 },
    });
    expect(renamed.status).toBe(200);
    expect((await readMenu()).json.categories.map((one) => one.name)).toEqual([
      "Sweets",
      "Curries",
    ]);
    const gone = await call("DELETE", `${path}/${it.category.id}`, { token: it.owner });
    expect(gone.status).toBe(204);
    expect(allFoods((await readMenu()).json)).toEqual([]);
    expect(await facts("menu.updated")).toHaveLength(3);
  });
});

describe("who may change a menu", () => {
  test("its owner; its kitchen is refused, others do not see it", async () => {
    const { id } = it.food;
    const requests = [
      ["POST", "/categories", { name: "Sweets" }],
      ["PUT", `/categories/${it.category.id}`, { name: "Sweets" }],
      ["DELETE", `/categories/${it.category.id}`, undefined],
      ["POST", "/foods", dish()],
      ["PUT", `/foods/${id}`, dish()],
      ["DELETE", `/foods/${id}`, undefined],
      ["POST", "/menu/import", { csv: "category,name,price\nA,B,1\n" }],
    ] as const;
    for (const [method, path, body] of requests) {
      const statusFor = async (token?: string) =>
        (await call(method, `${it.path}${path}`, { token, body })).status;
      expect(await statusFor(), `${method} ${path}`).toBe(401);
      expect(await statusFor(it.cook), `${method} ${path}`).toBe(403);
      expect(await statusFor(it.stranger), `${method} ${path}`).toBe(404);
      expect(await statusFor(it.customer), `${method} ${path}`).toBe(404);
    }
    expect((await readMenu()).json.version).toBe(1);
  });

  test("ids of another restaurant's menu are unknown in this one", async () => {
    const other = await makeRestaurant();
    const food = await makeFood({ restaurantId: other.id });
    const path = `${it.path}/foods/${food.id}`;
    const { owner: token } = it;
    expect((await call("PUT", path, { token, body: dish() })).status).toBe(404);
    expect((await call("DELETE", path, { token })).status).toBe(404);
    const off = { is_available: false };
    expect((await call("PATCH", `${path}/availability`, { token, body: off })).status).toBe(404);
    expect(await db.$count(foods, eq(foods.id, food.id))).toBe(1);
  });
});

describe("availability", () => {
  const set = (body: unknown, token = it.cook) =>
    call("PATCH", `${it.path}/foods/${it.food.id}/availability`, { token, body });
  const isAvailable = async () => allFoods((await readMenu()).json)[0]?.is_available;

  test("the kitchen takes a dish off and brings it back", async () => {
    expect((await set({ is_available: false })).status).toBe(200);
    expect(await isAvailable()).toBe(false);
    expect((await set({ is_available: true }, it.owner)).status).toBe(200);
    expect(await isAvailable()).toBe(true);
    expect((await facts("menu.availability_changed")).map((fact) => fact.payload)).toMatchObject([
      { food_id: it.food.id, is_available: false, menu_version: 2 },
      { food_id: it.food.id, is_available: true, menu_version: 3 },
    ]);
  });

  test("a dish that is off until a moment comes back by itself", async () => {
    const until = new Date(Date.now() + 700).toISOString();
    expect((await set({ is_available: false, until })).json).toMatchObject({
      is_available: false,
      unavailable_until: until,
    });
    const away = await readMenu();
    expect(allFoods(away.json)[0]?.is_available).toBe(false);
    await expect.poll(isAvailable, { timeout: 5_000 }).toBe(true);
    const back = await readMenu({ "if-none-match": away.headers.get("etag") ?? "" });
    expect([back.status, back.json.version]).toEqual([200, 2]);
  });

  test("refuses the past, a moment for what is there, and strangers", async () => {
    expect((await set({ is_available: false, until: "2020-01-01T00:00:00Z" })).status).toBe(400);
    expect((await set({ is_available: true, until: "2099-01-01T00:00:00Z" })).status).toBe(400);
    expect((await set({ is_available: "no" })).status).toBe(400);
    expect((await set({ is_available: false }, it.stranger)).status).toBe(404);
    expect((await set({ is_available: false }, it.customer)).status).toBe(404);
    expect(await isAvailable()).toBe(true);
  });
});

interface ImportJson {
  created: number;
  updated: number;
  unchanged: number;
  rejected: { line: number; reason: string }[];
}

describe("importing a menu", () => {
  const send = (csv: string, headers: Record<string, string> = { "content-type": "text/csv" }) =>
    call<ImportJson>("POST", `${it.path}/menu/import`, { token: it.owner, body: csv, headers });
  const csv = `category,name,description,price
Mains,Paneer Tikka,From the oven,260
Sweets,Gulab Jamun &amp; Ice Cream,"Warm,
two",140.50 INR
Sweets,Free,,nothing
`;

  test("good lines land, bad ones are told, dishes are known again", async () => {
    const { status, json } = await send(csv);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      created: 1,
      updated: 1,
      rejected: [{ line: 5, reason: expect.stringContaining("not a price") }],
    });
    const menu = (await readMenu()).json;
    expect(allFoods(menu)).toMatchObject([
      { id: it.food.id, price: 260, description: "From the oven" },
      { name: "Gulab Jamun & Ice Cream", price: 140.5, description: "Warm,\ntwo" },
    ]);
    expect(menu.categories.map((one) => one.name)).toEqual(["Mains", "Sweets"]);
    expect(await facts("menu.updated")).toHaveLength(1);
  });

  test("importing again changes nothing", async () => {
    await send(csv);
    const again = await send(csv);
    expect(again.json).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect((await readMenu()).json.version).toBe(2);
    expect(await facts("menu.updated")).toHaveLength(1);
  });

  test("what a file does not name stays; what is not written in UTF-8 is told", async () => {
    await send(csv);
    const prices = await send("category,name,price\nMains,Paneer Tikka,270\n");
    expect(prices.json).toMatchObject({ updated: 1, rejected: [] });
    expect(allFoods((await readMenu()).json)).toMatchObject([
      { id: it.food.id, price: 270, description: "From the oven" },
      { price: 140.5 },
    ]);
    const latin = Buffer.from("category,name,price\nMains,Caf\xe9,90\nMains,Dal,90\n", "latin1");
    const answer = await app.request(`/api/v1${it.path}/menu/import`, {
      method: "POST",
      body: latin,
      headers: { authorization: `Bearer ${it.owner}`, "content-type": "text/csv" },
    });
    expect(await answer.json()).toMatchObject({
      created: 1,
      rejected: [{ line: 2, reason: "the name is not written in UTF-8" }],
    });
  });

  test("takes JSON, too, and refuses what is no menu", async () => {
    const asJson = await send(JSON.stringify({ csv }), { "content-type": "application/json" });
    expect(asJson.json).toMatchObject({ created: 1, updated: 1 });
    expect((await send("a,b\n1,2\n")).status).toBe(400);
    expect((await send("")).status).toBe(400);
    const wrong = await send(JSON.stringify({ rows: [] }), { "content-type": "application/json" });
    expect(wrong.status).toBe(400);
    expect((await send("x".repeat(1_000_001))).status).toBe(413);
  });

  test("a dry run tells what would happen, and nothing lands", async () => {
    const before = (await readMenu()).json;
    const { status, json } = await call<ImportJson>("POST", `${it.path}/menu/import?dry_run=true`, {
      token: it.owner,
      body: csv,
      headers: { "content-type": "text/csv" },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 0,
      rejected: [{ line: 5 }],
      menu_version: 1,
      preview: {
        added: [{ line: 3, category: "Sweets", name: "Gulab Jamun & Ice Cream", price: 140.5 }],
        changed: [
          { line: 2, name: "Paneer Tikka", price: 260, before: { description: "", price: 250 } },
        ],
      },
    });
    expect((await readMenu()).json).toEqual(before);
    expect(await facts("menu.updated")).toHaveLength(0);
    const wrong = await call("POST", `${it.path}/menu/import?dry_run=maybe`, {
      token: it.owner,
      body: csv,
      headers: { "content-type": "text/csv" },
    });
    expect(wrong.status).toBe(400);
  });

  test("what is exported can be imported, and changes nothing", async () => {
    await send(`category,name,description,price
"Tea, Coffee","""Masala"" chai",&amp;amp; a biscuit,12.50
Mains,-1 spicy dal,"two
lines",310
`);
    const file = () => fetchExport(it.owner);
    const { headers, text } = await file();
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(text.split("\r\n")[0]).toBe("category,name,description,price");
    expect((await send(text)).json).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      rejected: [],
    });
    expect((await fetchExport(it.cook)).status).toBe(403);
    expect((await fetchExport(it.stranger)).status).toBe(404);
  });

  async function fetchExport(token: string) {
    const response = await app.request(`/api/v1${it.path}/menu/export`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const real = "../shared/data/menu-items.csv";
  test.skipIf(!existsSync(real))(`the menus of ${real}, when it is there`, async () => {
    const owner = await makeUser({ role: "owner" });
    const { id } = await makeRestaurant({ owner, currency: "USD" });
    const token = await signIn(owner);
    const send = () =>
      call<ImportJson>("POST", `/restaurants/${id}/menu/import`, {
        token,
        body: readFileSync(real, "utf8"),
        headers: { "content-type": "text/csv" },
      });
    const { json } = await send();
    expect(json.created + json.rejected.length).toBe(1_000);
    expect(json.created).toBeGreaterThan(900);
    expect(new Set(json.rejected.map(({ reason }) => reason.replace(/\d+/, "N")))).toEqual(
      new Set(["the same dish as on line N"]),
    );
    expect(await db.$count(foods, eq(foods.restaurantId, id))).toBe(json.created);
    const entities = await db.select().from(categories).where(eq(categories.restaurantId, id));
    expect(JSON.stringify(entities)).not.toContain("&amp;");
    expect((await send()).json).toMatchObject({ created: 0, updated: 0 });
  });
});

describe("dishes by id", () => {
  test("are for the signed in, up to a hundred, in the order asked for", async () => {
    const other = await makeFood({ restaurantId: it.restaurant.id, name: "Other" });
    const ask = (ids: string, token?: string) =>
      call<{ items: { id: string }[] }>("GET", `/foods?ids=${ids}`, { token });
    const { json } = await ask(`${other.id},${randomUUID()},${it.food.id}`, it.customer);
    expect(json.items.map((one) => one.id)).toEqual([other.id, it.food.id]);
    expect(json.items[1]).toMatchObject({
      restaurant_id: it.restaurant.id,
      price: 250,
      currency: "INR",
    });
    expect((await ask(it.food.id)).status).toBe(401);
    expect((await ask("1", it.customer)).status).toBe(400);
    const many = Array.from({ length: 101 }, () => randomUUID()).join(",");
    expect((await ask(many, it.customer)).status).toBe(400);
  });
});

describe("a table's menu", () => {
  test("is flat, with the version to order by", async () => {
    await makeFood({ restaurantId: it.restaurant.id, name: "Gone", isAvailable: false });
    const token = await makeTable(it.restaurant.id);
    const { status, json } = await call("GET", "/menu_items", { token });
    expect(status).toBe(200);
    expect(json).toEqual([{ id: it.food.id, name: "Paneer Tikka", price: 250, version: 1 }]);
  });

  test("is for tables", async () => {
    expect((await call("GET", "/menu_items")).status).toBe(401);
    expect((await call("GET", "/menu_items", { token: it.customer })).status).toBe(403);
  });
});
