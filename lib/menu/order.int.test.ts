import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeCategory, makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { events } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

interface MenuJson {
  version: number;
  categories: { id: string; name: string; foods: { id: string; name: string }[] }[];
}
type Order = { id: string; foods: string[] }[];

async function setUp() {
  const [owner, cook, stranger] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
    makeUser({ role: "owner" }),
  ]);
  const { id: restaurantId } = await makeRestaurant({ owner, kitchen: cook });
  const mains = await makeCategory({ restaurantId, name: "Mains", position: 0 });
  const sweets = await makeCategory({ restaurantId, name: "Sweets", position: 1 });
  const dish = (name: string, categoryId: string, position: number) =>
    makeFood({ restaurantId, categoryId, name, position });
  return {
    restaurantId,
    path: `/restaurants/${restaurantId}`,
    mains,
    sweets,
    dal: await dish("Dal", mains.id, 0),
    naan: await dish("Naan", mains.id, 1),
    kheer: await dish("Kheer", sweets.id, 2),
    owner: await signIn(owner),
    cook: await signIn(cook),
    stranger: await signIn(stranger),
  };
}
let it: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  it = await setUp();
});

const put = (categories: unknown, headers = {}, token: string | undefined = it.owner) =>
  call("PUT", `${it.path}/menu/order`, { token, body: { categories }, headers });
const read = async () => (await call<MenuJson>("GET", `${it.path}/menu`)).json;
const names = async () =>
  (await read()).categories.map((one) => [one.name, ...one.foods.map((food) => food.name)]);
const present = (): Order => [
  { id: it.mains.id, foods: [it.dal.id, it.naan.id] },
  { id: it.sweets.id, foods: [it.kheer.id] },
];
const turned = (): Order => [
  { id: it.sweets.id, foods: [it.naan.id, it.kheer.id] },
  { id: it.mains.id, foods: [it.dal.id] },
];
const facts = () =>
  db
    .select()
    .from(events)
    .where(and(eq(events.restaurantId, it.restaurantId), eq(events.type, "menu.updated")));

describe("the order of a menu", () => {
  test("is set at once, dishes may change their category, and readers see it next", async () => {
    await read();
    const answer = await put(turned());
    expect([answer.status, answer.json]).toEqual([200, { menu_version: 2 }]);
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(await names()).toEqual([
      ["Sweets", "Naan", "Kheer"],
      ["Mains", "Dal"],
    ]);
    expect(await facts()).toMatchObject([{ payload: { change: "reordered", menu_version: 2 } }]);
  });

  test("sent again changes nothing", async () => {
    await put(turned());
    expect((await put(turned())).json).toEqual({ menu_version: 2 });
    expect(await facts()).toHaveLength(1);
  });

  test("of a menu that has changed meanwhile is refused", async () => {
    expect((await put(turned(), { "if-match": '"9"' })).status).toBe(412);
    await makeFood({ restaurantId: it.restaurantId, categoryId: it.mains.id, name: "New" });
    expect((await put(turned())).status).toBe(409);
    expect(await facts()).toHaveLength(0);
  });

  test("two at once: one after the other, never a mixture", async () => {
    const answers = await Promise.all([put(turned()), put(present()), put(turned())]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect([JSON.stringify(turned()), JSON.stringify(present())]).toContain(
      JSON.stringify(
        (await read()).categories.map(({ id, foods }) => ({ id, foods: foods.map((f) => f.id) })),
      ),
    );
  });

  test("is its owner's", async () => {
    expect((await put(turned(), {}, it.cook)).status).toBe(403);
    expect((await put(turned(), {}, it.stranger)).status).toBe(404);
    expect((await call("PUT", `${it.path}/menu/order`, { body: { categories: [] } })).status).toBe(
      401,
    );
    expect(await facts()).toHaveLength(0);
  });

  test("refuses what is not on the menu, what is there twice and what is no order", async () => {
    const other = await setUp();
    const [mains, sweets] = present();
    const with_ = (id: string) => [{ ...mains, foods: [it.dal.id, it.naan.id, id] }, sweets];
    expect((await put(with_(randomUUID()))).status).toBe(400);
    expect((await put(with_(other.dal.id))).status).toBe(400);
    expect((await put(with_(it.kheer.id))).status).toBe(400);
    expect((await put([...present(), { id: other.mains.id, foods: [] }])).status).toBe(400);
    expect((await put([{ id: it.mains.id }])).status).toBe(400);
    expect((await put("Mains, Sweets")).status).toBe(400);
    expect((await put([{ ...mains, name: "x" }, sweets])).status).toBe(400);
    expect(await facts()).toHaveLength(0);
  });
});
