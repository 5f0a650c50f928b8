import { randomUUID } from "node:crypto";
import { and, eq, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeService, type Service } from "@/db/factories/orders";
import { makeTable } from "@/db/factories/restaurants";
import { events } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

let service: Service;
let table: string;
beforeEach(async () => {
  service = await makeService();
  table = await makeTable(service.restaurant.id, "7");
});

const order = async (quantity = 1) => {
  const body = {
    table_number: "7",
    items: [{ menu_item_id: service.food.id, quantity }],
    version: service.restaurant.menuVersion,
    order_id: randomUUID(),
  };
  return (await call<{ order_id: string }>("POST", "/orders", { token: table, body })).json
    .order_id;
};
const tab = async () => (await call("GET", "/table", { token: table })).json;
const ask = () => call("POST", "/table/bill", { token: table });
const waiting = async (token = service.cook) =>
  (
    await call<{ items: unknown[] }>("GET", `/restaurants/${service.restaurant.id}/bill-requests`, {
      token,
    })
  ).json.items;
const clear = (token = service.cook, number = "7") =>
  call("POST", `/restaurants/${service.restaurant.id}/tables/${number}/clear`, { token });
const facts = async () =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.restaurantId, service.restaurant.id), like(events.type, "table.%")))
      .orderBy(events.position)
  ).map((fact) => fact.type);

test("a table's tab grows with its orders and forgets what was rejected", async () => {
  expect(await tab()).toEqual({
    table_number: "7",
    total: 0,
    currency: "INR",
    bill_requested_at: null,
  });
  await order(2);
  const bad = await order(3);
  expect(await tab()).toMatchObject({ total: 1_250 });
  await call("PATCH", `/orders/${bad}/status`, {
    token: service.cook,
    body: { status: "REJECTED" },
  });
  expect(await tab()).toMatchObject({ total: 500 });
});

test("the bill is asked for once, however often and at once; staff see it", async () => {
  await order();
  expect(await waiting()).toEqual([]);
  const answers = await Promise.all([ask(), ask(), ask()]);
  const times = answers.map(({ status, json }) => [status, json.bill_requested_at]);
  expect(new Set(times.map(String)).size).toBe(1);
  expect(times[0]).toEqual([200, expect.any(String)]);
  expect(await facts()).toEqual(["table.bill_requested"]);
  expect(await waiting()).toMatchObject([{ table_number: "7", total: 250 }]);
  await order();
  expect(await waiting(service.owner)).toMatchObject([{ table_number: "7", total: 500 }]);
});

test("a cleared table begins anew: the next guests see nothing of the last", async () => {
  await order();
  await ask();
  expect((await clear()).status).toBe(204);
  expect(await waiting()).toEqual([]);
  expect(await tab()).toMatchObject({ total: 0, bill_requested_at: null });
  expect((await call("GET", "/orders", { token: table })).json.items).toEqual([]);
  expect(await facts()).toEqual(["table.bill_requested", "table.cleared"]);
  await order();
  expect(await tab()).toMatchObject({ total: 250 });
});

test("a repeated clearing is answered as the first, and leaves the next guests alone", async () => {
  await order();
  const path = `/restaurants/${service.restaurant.id}/tables/7/clear`;
  const headers = { "idempotency-key": randomUUID() };
  const clearOnce = () => call("POST", path, { token: service.cook, headers });
  expect((await clearOnce()).status).toBe(204);
  await order();
  const again = await clearOnce();
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([204, "true"]);
  expect(await tab()).toMatchObject({ total: 250 });
});

test("nobody pays for nothing", async () => {
  expect((await ask()).json).toMatchObject({ status: 409, code: "nothing_ordered" });
});

test("only the table asks, only its restaurant's staff see and clear", async () => {
  await order();
  for (const path of ["/table", "/table/bill"]) {
    const method = path === "/table" ? "GET" : "POST";
    expect((await call(method, path)).status).toBe(401);
    for (const token of [service.customer, service.owner])
      expect((await call(method, path, { token })).status).toBe(403);
  }
  const stranger = await makeService();
  const requests = `/restaurants/${service.restaurant.id}/bill-requests`;
  for (const token of [stranger.owner, stranger.customer]) {
    expect((await call("GET", requests, { token })).status).toBe(404);
    expect((await clear(token)).status).toBe(404);
  }
  expect((await call("GET", requests, { token: table })).status).toBe(403);
  expect((await clear(service.cook, "8")).status).toBe(404);
});
