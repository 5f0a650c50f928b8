import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { pool } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeTable } from "@/db/factories/restaurants";
import { farPlace, makeRider } from "@/db/factories/riders";
import { app } from "@/lib/api/app";
import { noteOrders } from "@/lib/delivery/commands/note-orders";
import { dispatchAll } from "@/lib/delivery/commands/run-dispatch";
import type { TabJson } from "@/lib/orders/schema/tab";
import { closeStreams, openStreams } from "@/lib/platform/http/sse";
import { call } from "@/scripts/test-kit/http";
import type { TicketJson } from "./schema";

interface Message {
  id?: string;
  event: string;
  data: { seq: number; ticket: TicketJson; tickets: TicketJson[]; items: TabJson[] };
}

function parse(text: string): Message | undefined {
  const fields = new Map(text.split("\n").map((line) => line.split(/: (.*)/s) as [string, string]));
  const event = fields.get("event");
  if (!event) return undefined;
  const id = fields.get("id");
  return { ...(id ? { id } : {}), event, data: JSON.parse(fields.get("data") ?? "null") };
}

async function open(path: string, token: string, lastEventId?: string) {
  const response = await app.request(`/api/v1${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId ? { "last-event-id": lastEventId } : {}),
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  const next = async (): Promise<Message | undefined> => {
    for (;;) {
      const end = buffer.indexOf("\n\n");
      if (end >= 0) {
        const message = parse(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
        if (message) return message;
        continue;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      buffer += chunk.value;
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    close: () => reader?.cancel(),
  };
}

const kitchen = (service: Service) => `/kitchen/stream?restaurant=${service.restaurant.id}`;

afterEach(() => closeStreams());

describe("the kitchen's stream", () => {
  test("begins with the board and tells each change, in order", async () => {
    const service = await makeService();
    const first = await makeOrder(service);
    const stream = await open(kitchen(service), service.cook);
    expect(stream.headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(stream.headers.get("x-accel-buffering")).toBe("no");
    const board = await stream.next();
    expect(board).toMatchObject({ event: "snapshot", data: { tickets: [{ order_id: first }] } });
    const second = await makeOrder(service);
    let placed = await stream.next();
    // What the board already holds may be told once more, when its event came late.
    while (placed?.data.ticket?.order_id === first) placed = await stream.next();
    expect(placed).toMatchObject({
      event: "ticket",
      data: { ticket: { order_id: second, status: "NEW" } },
    });
    await call("PATCH", `/orders/${second}/status`, {
      token: service.cook,
      body: { status: "ACCEPTED" },
    });
    const accepted = await stream.next();
    expect(accepted?.data.ticket).toMatchObject({ order_id: second, status: "ACCEPTED" });
    expect(accepted?.data.seq).toBeGreaterThan(placed?.data.seq ?? Number.NaN);
  });

  test("tells that orders are taken otherwise, paused or busy", async () => {
    const service = await makeService();
    const stream = await open(kitchen(service), service.owner);
    await stream.next();
    for (const body of [{ pause_minutes: 30 }, { busy: { minutes: 20, for_minutes: 60 } }]) {
      const path = `/restaurants/${service.restaurant.id}/service`;
      expect((await call("PATCH", path, { token: service.cook, body })).status).toBe(200);
      expect(await stream.next()).toMatchObject({ event: "service" });
    }
  });

  test("replays what was missed since Last-Event-ID", async () => {
    const service = await makeService();
    const before = await open(kitchen(service), service.cook);
    const seen = await before.next();
    await before.close();
    const missed = await makeOrder(service);
    const after = await open(kitchen(service), service.cook, seen?.id);
    expect(await after.next()).toMatchObject({
      event: "ticket",
      data: { ticket: { order_id: missed } },
    });
  });

  test.each(["garbage", "0-0; drop table", "99999999999999-5", "-1", "1e9-1"])(
    "a Last-Event-ID of %s brings one's own board afresh",
    async (lastEventId) => {
      const service = await makeService();
      await makeOrder(service);
      const stream = await open(kitchen(service), service.cook, lastEventId);
      const message = await stream.next();
      expect(message?.event).toBe("snapshot");
      expect(message?.data.tickets).toHaveLength(1);
    },
  );

  test("another restaurant's id brings nothing of theirs", async () => {
    const service = await makeService();
    const other = await makeService();
    const theirs = await open(kitchen(other), other.cook);
    const id = (await theirs.next())?.id;
    await makeOrder(other);
    const own = await makeOrder(service);
    const stream = await open(kitchen(service), service.cook, id);
    const message = await stream.next();
    expect(message?.event).toBe("snapshot");
    expect(message?.data.tickets).toMatchObject([{ order_id: own }]);
  });

  test("the eleventh stream of a user is 429, and a closed one frees its place", async () => {
    const service = await makeService();
    const streams = [];
    for (let n = 0; n < 10; n += 1) streams.push(await open(kitchen(service), service.cook));
    expect((await open(kitchen(service), service.cook)).status).toBe(429);
    await streams[0]?.close();
    await expect.poll(() => openStreams()).toBe(9);
    expect((await open(kitchen(service), service.cook)).status).toBe(200);
  });

  test("ends with the session", async () => {
    const service = await makeService();
    const stream = await open(kitchen(service), service.cook);
    await stream.next();
    await pool.query("delete from sessions");
    expect(await stream.next()).toBeUndefined();
  });
});

describe("tables that want to pay, on the kitchen's stream", () => {
  const orderAt = (service: Service, table: string) =>
    call("POST", "/orders", {
      token: table,
      body: {
        table_number: "7",
        items: [{ menu_item_id: service.food.id, quantity: 1 }],
        version: service.restaurant.menuVersion,
        order_id: randomUUID(),
      },
    });

  /** The next word of as many tables; what is told besides is passed over. */
  async function tables(stream: Awaited<ReturnType<typeof open>>, count: number) {
    for (;;) {
      const message = await stream.next();
      if (!message) throw new Error("the stream ended");
      if (message.event === "tables" && message.data.items.length === count)
        return message.data.items;
    }
  }

  test("are told within two seconds, with what they have had, and told again when cleared", async () => {
    const service = await makeService();
    const table = await makeTable(service.restaurant.id, "7");
    await orderAt(service, table);
    const stream = await open(kitchen(service), service.cook);
    await stream.next();
    const askedAt = performance.now();
    await call("POST", "/table/bill", { token: table });
    expect(await tables(stream, 1)).toMatchObject([{ table_number: "7", total: 250 }]);
    expect(performance.now() - askedAt).toBeLessThan(2_000);
    await orderAt(service, table);
    expect(await tables(stream, 1)).toMatchObject([{ total: 500 }]);
    const path = `/restaurants/${service.restaurant.id}/tables/7/clear`;
    await call("POST", path, { token: service.cook });
    expect(await tables(stream, 0)).toEqual([]);
  });

  test("are another restaurant's own", async () => {
    const [service, other] = [await makeService(), await makeService()];
    const table = await makeTable(service.restaurant.id, "7");
    await orderAt(service, table);
    const theirs = await open(kitchen(other), other.cook);
    const own = await open(kitchen(service), service.cook);
    await Promise.all([theirs.next(), own.next()]);
    await call("POST", "/table/bill", { token: table });
    await tables(own, 1);
    const placed = await makeOrder(other);
    expect(await theirs.next()).toMatchObject({ data: { ticket: { order_id: placed } } });
  });
});

test("a rider who is found, comes and is taken off is told with the ticket", async () => {
  const place = farPlace();
  const service = await makeService(place);
  const address = { line1: "4 Tolstoy Marg", city: "Delhi", lat: place.lat + 0.009 };
  const id = await makeOrder(service, {
    order_type: "delivery",
    delivery_address: { ...address, lng: place.lng },
  });
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"])
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
  await noteOrders([id], new Date());
  const stream = await open(kitchen(service), service.cook);
  await stream.next();
  /** The next word that says something else of the rider than was said before. */
  const riderTold = async (before?: string) => {
    for (;;) {
      const message = await stream.next();
      if (!message) throw new Error("the stream ended");
      const status = message.data.ticket?.rider?.status;
      if (status !== before) return status;
    }
  };
  const { token } = await makeRider(place);
  await dispatchAll();
  const { json } = await call<{ offers: { id: string }[] }>("GET", "/delivery/assignments", {
    token,
  });
  await call("POST", `/delivery/offers/${json.offers[0]?.id}/accept`, { token });
  expect(await riderTold()).toBe("ASSIGNED");
  const path = `/delivery/orders/${id}`;
  await call("PATCH", `${path}/status`, { token, body: { status: "ARRIVED_AT_RESTAURANT" } });
  expect(await riderTold("ASSIGNED")).toBe("ARRIVED_AT_RESTAURANT");
  await call("POST", `${path}/release`, { token: service.owner, body: {} });
  expect(await riderTold("ARRIVED_AT_RESTAURANT")).toBeUndefined();
});

describe("an order's stream", () => {
  test("shows its customer the order as it moves, and nothing of other orders", async () => {
    const service = await makeService();
    const orderId = await makeOrder(service);
    const stream = await open(`/orders/${orderId}/stream`, service.customer);
    expect(await stream.next()).toMatchObject({ event: "order", data: { status: "PLACED" } });
    await makeOrder(service);
    await call("PATCH", `/orders/${orderId}/status`, {
      token: service.cook,
      body: { status: "ACCEPTED" },
    });
    expect(await stream.next()).toMatchObject({
      event: "order",
      data: { order_id: orderId, status: "ACCEPTED" },
    });
  });
});
