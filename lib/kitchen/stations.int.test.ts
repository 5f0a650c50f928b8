import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeFood } from "@/db/factories/restaurants";
import { events } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";
import type { StationJson, TicketJson } from "./schema";

let service: Service;
let path: string;
beforeEach(async () => {
  service = await makeService();
  path = `/restaurants/${service.restaurant.id}/stations`;
});

const create = (body: unknown, token = service.owner) =>
  call<StationJson & { code: string }>("POST", path, { token, body });
const list = async (token = service.cook) =>
  (await call<{ items: StationJson[] }>("GET", path, { token })).json.items;
const firstTicket = async () => {
  const tickets = `/kitchen/tickets?restaurant=${service.restaurant.id}`;
  const { json } = await call<{ items: TicketJson[] }>("GET", tickets, { token: service.cook });
  return json.items[0];
};
const menuFood = async () => {
  const { json } = await call<{
    version: number;
    categories: { foods: Record<string, unknown>[] }[];
  }>("GET", `/restaurants/${service.restaurant.id}/menu`);
  return { version: json.version, food: json.categories.flatMap(({ foods }) => foods)[0] };
};

describe("stations", () => {
  test("are made, renamed, moved and taken away by the owner, each with one fact", async () => {
    const tandoor = (await create({ name: "Tandoor" })).json;
    const curry = await create({ name: "Curry" });
    expect(curry).toMatchObject({ status: 201, json: { name: "Curry", position: 1 } });
    await call("PUT", `${path}/${tandoor.id}`, {
      token: service.owner,
      body: { name: "Clay oven", position: 5 },
    });
    expect((await list()).map(({ name }) => name)).toEqual(["Curry", "Clay oven"]);
    const gone = await call("DELETE", `${path}/${tandoor.id}`, { token: service.owner });
    expect(gone.status).toBe(204);
    expect((await list()).map(({ name }) => name)).toEqual(["Curry"]);
    const facts = await db
      .select()
      .from(events)
      .where(and(eq(events.key, service.restaurant.id), eq(events.type, "menu.updated")))
      .orderBy(events.position);
    expect(facts.map(({ payload }) => payload.change)).toEqual([
      "station_created",
      "station_created",
      "station_updated",
      "station_deleted",
    ]);
  });

  test("no two of a kitchen have one name; sent twice with one key it is made once", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const send = () =>
      call("POST", path, { token: service.owner, headers, body: { name: "Tandoor" } });
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    expect(await list()).toHaveLength(1);
    expect((await create({ name: "Tandoor" })).json.code).toBe("already_exists");
    const grill = (await create({ name: "Grill" })).json;
    const rename = await call("PUT", `${path}/${grill.id}`, {
      token: service.owner,
      body: { name: "Tandoor" },
    });
    expect(rename.status).toBe(409);
  });

  test("cooks read but do not change them, strangers find nothing, nonsense is refused", async () => {
    const { id } = (await create({ name: "Tandoor" })).json;
    const stranger = await makeService();
    const writes: [string, string, unknown][] = [
      ["POST", path, { name: "Grill" }],
      ["PUT", `${path}/${id}`, { name: "Grill" }],
      ["PUT", `${path}/${id}/foods`, { food_ids: [] }],
      ["DELETE", `${path}/${id}`, undefined],
    ];
    for (const [method, at, body] of writes) {
      expect((await call(method, at, { token: service.cook, body })).status).toBe(403);
      expect((await call(method, at, { token: stranger.owner, body })).status).toBe(404);
      expect((await call(method, at, { body })).status).toBe(401);
    }
    expect((await call("GET", path, { token: stranger.cook })).status).toBe(404);
    for (const body of [{}, { name: "" }, { name: "A", colour: "red" }, { name: 1 }])
      expect((await create(body)).status).toBe(400);
    const unknown = `${path}/${randomUUID()}`;
    const missing = await call("PUT", unknown, { token: service.owner, body: { name: "X" } });
    expect(missing.status).toBe(404);
  });
});

describe("a dish's station", () => {
  test("is set with the dish, shown on the menu, and on the tickets that are open", async () => {
    const { id } = (await create({ name: "Tandoor" })).json;
    await makeOrder(service);
    const save = (station_id?: string | null) =>
      call("PUT", `/restaurants/${service.restaurant.id}/foods/${service.food.id}`, {
        token: service.owner,
        body: {
          category_id: service.food.categoryId,
          name: "Paneer Tikka",
          price: 250,
          ...(station_id === undefined ? {} : { station_id }),
        },
      });
    expect((await save(id)).json).toMatchObject({ station_id: id });
    expect((await firstTicket())?.items[0]?.station_id).toBe(id);
    await save();
    expect((await menuFood()).food).toMatchObject({ station_id: id });
    await save(null);
    expect((await menuFood()).food).not.toHaveProperty("station_id");
    const foreign = await makeService();
    const others = await call<StationJson>(
      "POST",
      `/restaurants/${foreign.restaurant.id}/stations`,
      { token: foreign.owner, body: { name: "Grill" } },
    );
    expect((await save(others.json.id)).status).toBe(400);
  });

  test("still makes what was ordered of a dish that left the menu, while there is such a station", async () => {
    const { id } = (await create({ name: "Tandoor" })).json;
    const foods = { token: service.owner, body: { food_ids: [service.food.id] } };
    await call("PUT", `${path}/${id}/foods`, foods);
    await makeOrder(service);
    const dish = `/restaurants/${service.restaurant.id}/foods/${service.food.id}`;
    expect((await call("DELETE", dish, { token: service.owner })).status).toBe(204);
    expect((await firstTicket())?.items[0]?.station_id).toBe(id);
    await call("DELETE", `${path}/${id}`, { token: service.owner });
    expect((await firstTicket())?.items[0]?.station_id).toBeNull();
  });

  test("is set for many dishes at once, and ends with the station", async () => {
    const { id } = (await create({ name: "Tandoor" })).json;
    const naan = await makeFood({ restaurantId: service.restaurant.id, name: "Garlic Naan" });
    const set = (food_ids: string[]) =>
      call("PUT", `${path}/${id}/foods`, { token: service.owner, body: { food_ids } });
    expect((await set([service.food.id, naan.id])).status).toBe(200);
    expect(await list()).toMatchObject([{ name: "Tandoor", food_count: 2 }]);
    await set([naan.id]);
    expect(await list()).toMatchObject([{ name: "Tandoor", food_count: 1 }]);
    const foreign = await makeService();
    expect((await set([foreign.food.id])).status).toBe(400);
    expect(await list()).toMatchObject([{ food_count: 1 }]);
    const { version } = await menuFood();
    await call("DELETE", `${path}/${id}`, { token: service.owner });
    expect((await menuFood()).version).toBe(version + 1);
  });
});
