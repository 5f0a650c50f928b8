import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeFood } from "@/db/factories/restaurants";
import { events, orders } from "@/db/schema";
import { eraseOrders } from "@/lib/orders/commands/erase-orders";
import { call } from "@/scripts/test-kit/http";
import type { Bump, StationJson, TicketJson } from "./schema";

type Answer = TicketJson & { code: string; from: string };

let service: Service;
let orderId: string;
let ticket: TicketJson;
beforeEach(async () => {
  service = await makeService();
  orderId = await makeOrder(service);
  ticket = await read();
});

async function read(): Promise<TicketJson> {
  const path = `/kitchen/tickets?restaurant=${service.restaurant.id}`;
  const { json } = await call<{ items: TicketJson[] }>("GET", path, { token: service.cook });
  return json.items[0] ?? ticket;
}
const send = (body: Bump | object, key = randomUUID(), token = service.cook) =>
  call<Answer>("POST", `/kitchen/tickets/${ticket.id}/bumps`, {
    token,
    body,
    headers: { "idempotency-key": key },
  });
const start = { act: "move", from: "NEW", to: "IN_PROGRESS" };
const ready = { act: "move", from: "IN_PROGRESS", to: "READY" };
const recall = { act: "move", from: "READY", to: "IN_PROGRESS" };
const facts = () =>
  db
    .select()
    .from(events)
    .where(and(eq(events.key, orderId), eq(events.topic, "order.events")));
const orderNow = async () => (await db.select().from(orders).where(eq(orders.id, orderId)))[0];

describe("a bump", () => {
  test("starts a ticket in one go, with both facts", async () => {
    expect((await send(start)).json).toMatchObject({ status: "IN_PROGRESS" });
    expect((await facts()).map(({ payload }) => payload.status)).toEqual([
      "PLACED",
      "ACCEPTED",
      "IN_PROGRESS",
    ]);
  });

  test("sent many times with one key counts once, also after a recall in between", async () => {
    await send(start);
    const key = randomUUID();
    const first = await Promise.all(Array.from({ length: 6 }, () => send(ready, key)));
    expect(first.every(({ status }) => status === 200 || status === 409)).toBe(true);
    await send(recall);
    const again = await send(ready, key);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect((await read()).status).toBe("IN_PROGRESS");
    expect((await facts()).filter(({ payload }) => payload.ticket_status === "READY")).toHaveLength(
      1,
    );
  });

  test("by two cooks at once is one bump, and no quarrel", async () => {
    const answers = await Promise.all([send(start), send(start)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await orderNow())?.version).toBe(3);
  });

  test("that meets the customer's change and another cook at one moment: everybody is heard", async () => {
    const ids = ticket.items.map(({ id }) => id);
    const answers = await Promise.all([
      send({ act: "mark", item_ids: ids, done: true }),
      send({ act: "move", from: "NEW", to: "ACCEPTED" }),
      call("PATCH", `/orders/${orderId}`, { token: service.customer, body: { note: "No nuts" } }),
      call("POST", `/orders/${orderId}/cancel`, { token: service.customer }),
    ]);
    const refused = answers.filter(({ status }) => status !== 200);
    // The cancelled order takes no more: whoever came after it is told so, and nobody is told to try again.
    expect(answers[3]?.status).toBe(200);
    expect(refused.every(({ json }) => json.code !== "version_conflict")).toBe(true);
    expect((await orderNow())?.status).toBe("CANCELLED");
  });

  test("of a ticket that has gone elsewhere is refused with where it is", async () => {
    await send(start);
    await send(ready);
    expect((await send(start)).json).toMatchObject({
      status: 409,
      code: "illegal_transition",
      from: "READY",
    });
  });

  test("of a cancelled order is refused", async () => {
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect((await send(start)).json).toMatchObject({ status: 409, from: "CANCELLED" });
  });

  test("may not jump, be nonsense or come from elsewhere", async () => {
    expect((await send({ act: "move", from: "NEW", to: "READY" })).status).toBe(409);
    for (const body of [
      {},
      { act: "burn" },
      { ...start, price: 1 },
      { act: "mark", item_ids: [], done: true },
      { act: "mark", item_ids: ["x"], done: true },
    ])
      expect((await send(body)).status).toBe(400);
    const stranger = await makeService();
    expect((await send(start, randomUUID(), stranger.cook)).status).toBe(404);
    expect((await send(start, randomUUID(), service.customer)).status).toBe(404);
  });
});

describe("items", () => {
  test("several are marked with one fact; those of other tickets are not there", async () => {
    const ids = ticket.items.map(({ id }) => id);
    const marked = await send({ act: "mark", item_ids: ids, done: true });
    expect(marked.json.items.every(({ done }) => done)).toBe(true);
    expect(await facts()).toHaveLength(2);
    const other = await send({ act: "mark", item_ids: [randomUUID()], done: true });
    expect(other.status).toBe(404);
  });
});

describe("what changed", () => {
  const change = (body: object) =>
    call("PATCH", `/orders/${orderId}`, { token: service.customer, body });
  const acknowledge = (ids: string[]) => send({ act: "acknowledge", change_ids: ids });

  test("is kept with the ticket until the cook has read that very change", async () => {
    await change({ note: "No onion" });
    const [first] = (await read()).changes;
    expect(first).toMatchObject({ kind: "note", before: null, after: "No onion" });
    await change({ note: "No onion, no garlic" });
    const answer = await acknowledge([first?.id ?? ""]);
    expect(answer.json.changes).toMatchObject([
      { kind: "note", before: "No onion", after: "No onion, no garlic" },
    ]);
    expect((await acknowledge(answer.json.changes.map(({ id }) => id))).json.changes).toEqual([]);
    const { version } = await read();
    await acknowledge([first?.id ?? ""]);
    expect((await read()).version).toBe(version);
  });

  test("a change that changes nothing is none", async () => {
    await change({ note: null });
    expect((await read()).changes).toEqual([]);
  });

  test("a new time is told with the promise before and after", async () => {
    const at = new Date(Date.now() + 3 * 3_600_000).toISOString();
    await change({ scheduled_for: at });
    expect((await read()).changes).toMatchObject([
      { kind: "time", before: ticket.promised_at, after: at },
    ]);
  });

  test("a cancelled ticket is told off the board only by the cook", async () => {
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    const path = `/kitchen/tickets/${ticket.id}`;
    const cancelled = (await call<TicketJson>("GET", path, { token: service.cook })).json;
    expect(cancelled).toMatchObject({
      order_status: "CANCELLED",
      changes: [{ kind: "cancelled" }],
    });
    expect((await acknowledge([cancelled.changes[0]?.id ?? ""])).json.changes).toEqual([]);
    const versions = (await facts()).map(({ payload }) => payload.version);
    expect(versions.sort()).toEqual([1, 2, 3]);
  });

  test("what one station has read stays with the other, and a whole kitchen's word is all's", async () => {
    const stations = `/restaurants/${service.restaurant.id}/stations`;
    const naan = await makeFood({ restaurantId: service.restaurant.id, name: "Garlic Naan" });
    const makeStation = async (name: string, food: string) => {
      const { json } = await call<StationJson>("POST", stations, {
        token: service.owner,
        body: { name },
      });
      const path = `${stations}/${json.id}/foods`;
      await call("PUT", path, { token: service.owner, body: { food_ids: [food] } });
      return json.id;
    };
    const curry = await makeStation("Curry", service.food.id);
    const oven = await makeStation("Tandoor", naan.id);
    const idle = (
      await call<StationJson>("POST", stations, { token: service.owner, body: { name: "Bar" } })
    ).json.id;
    const both = [service.food.id, naan.id].map((food_id) => ({ food_id, quantity: 1 }));
    orderId = await makeOrder(service, { items: both });
    const { json } = await call<{ items: TicketJson[] }>(
      "GET",
      `/kitchen/tickets?restaurant=${service.restaurant.id}`,
      { token: service.cook },
    );
    ticket = json.items.find((one) => one.order_id === orderId) ?? ticket;
    await change({ note: "No nuts" });
    const path = `/kitchen/tickets/${ticket.id}`;
    const readNow = async () => (await call<TicketJson>("GET", path, { token: service.cook })).json;
    const [note] = (await readNow()).changes;
    const readAt = (station_id: string) =>
      send({ act: "acknowledge", change_ids: [note?.id ?? ""], station_id });

    expect((await readAt(idle)).status).toBe(404);
    expect((await readAt(curry)).json.changes).toMatchObject([{ kind: "note", read_by: [curry] }]);
    const { version } = await readNow();
    expect((await readAt(curry)).json.version).toBe(version);
    expect((await readAt(oven)).json.changes).toEqual([]);

    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    const [over] = (await readNow()).changes;
    expect((await acknowledge([over?.id ?? ""])).json.changes).toEqual([]);
  });

  test("an erased customer's wishes are gone from it, the cancellation is not", async () => {
    await change({ note: "Ring twice, I am at my mother's" });
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    await eraseOrders(db, [service.customerId]);
    const path = `/kitchen/tickets/${ticket.id}`;
    const { json } = await call<TicketJson>("GET", path, { token: service.cook });
    expect(json.changes).toMatchObject([{ kind: "cancelled" }]);
    expect(json.changes).toHaveLength(1);
  });

  test("what the restaurant refused itself need not be read", async () => {
    await call("PATCH", `/orders/${orderId}/status`, {
      token: service.owner,
      body: { status: "REJECTED", reason: "Sold out" },
    });
    const path = `/kitchen/tickets/${ticket.id}`;
    expect((await call<TicketJson>("GET", path, { token: service.cook })).json.changes).toEqual([]);
  });
});
