import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { events, orders } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";
import type { TicketJson } from "./schema";

let service: Service;
let orderId: string;
let ticket: TicketJson;
beforeEach(async () => {
  service = await makeService();
  orderId = await makeOrder(service);
  ticket = (await board()).items[0] as TicketJson;
});

const board = async (query = "") =>
  (
    await call<{ items: TicketJson[] }>(
      "GET",
      `/kitchen/tickets?restaurant=${service.restaurant.id}${query}`,
      {
        token: service.cook,
      },
    )
  ).json;
const bump = (status: string, token = service.cook) =>
  call<TicketJson & { code: string }>("PATCH", `/kitchen/tickets/${ticket.id}/status`, {
    token,
    body: { status },
  });
const orderStatus = async () =>
  (await db.select().from(orders).where(eq(orders.id, orderId)))[0]?.status;

describe("the board", () => {
  test("shows the new ticket with what to cook", () => {
    expect(ticket).toMatchObject({
      order_id: orderId,
      order_type: "takeaway",
      status: "NEW",
      items: [{ name: "Paneer Tikka", quantity: 2, options: [], note: null, done: false }],
      version: 1,
    });
    expect(ticket.number).toBeGreaterThan(0);
  });

  test("oldest first, by state, and without what service has taken", async () => {
    await makeOrder(service);
    const open = await board();
    expect(open.items.map((one) => one.order_id)[0]).toBe(orderId);
    await bump("ACCEPTED");
    expect((await board("&status=NEW")).items).toHaveLength(1);
    const [waiting] = (await board("&status=NEW")).items;
    await call("PATCH", `/orders/${waiting?.order_id}/status`, {
      token: service.cook,
      body: { status: "REJECTED", reason: "no more rice" },
    });
    expect((await board("&status=NEW")).items, "nobody is to cook it").toEqual([]);
    await makeOrder(service);
    for (const status of ["IN_PROGRESS", "READY", "DELIVERED_TO_SERVICE"]) await bump(status);
    expect((await board()).items).toHaveLength(1);
  });
});

describe("ticket and order move together", () => {
  test("bumps take the order along, to completion for a takeaway", async () => {
    for (const [to, order] of [
      ["ACCEPTED", "ACCEPTED"],
      ["IN_PROGRESS", "IN_PROGRESS"],
      ["READY", "READY"],
      ["DELIVERED_TO_SERVICE", "COMPLETED"],
    ]) {
      expect((await bump(to ?? "")).json).toMatchObject({ status: to });
      expect(await orderStatus()).toBe(order);
    }
    const facts = await db.select().from(events).where(eq(events.key, orderId));
    expect(facts.map((fact) => fact.payload.version).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test("a ticket cannot jump", async () => {
    expect((await bump("READY")).json).toMatchObject({
      code: "illegal_transition",
      allowed: ["ACCEPTED"],
    });
  });

  test("a recalled ticket holds its order back until it is ready again", async () => {
    for (const status of ["ACCEPTED", "IN_PROGRESS", "READY"]) await bump(status);
    const recalled = await call("POST", `/kitchen/tickets/${ticket.id}/recall`, {
      token: service.cook,
    });
    expect(recalled.json).toMatchObject({ status: "IN_PROGRESS", order_status: "READY" });
    const leave = () =>
      call("PATCH", `/orders/${orderId}/status`, {
        token: service.cook,
        body: { status: "COMPLETED" },
      });
    expect((await leave()).json).toMatchObject({ status: 409, code: "illegal_transition" });
    expect((await bump("READY")).status).toBe(200);
    expect((await leave()).json).toMatchObject({ status: "COMPLETED" });
  });

  test("only what is ready is recalled", async () => {
    const answer = await call("POST", `/kitchen/tickets/${ticket.id}/recall`, {
      token: service.cook,
    });
    expect(answer.json).toMatchObject({ status: 409, code: "illegal_transition" });
  });

  test("a cancelled order's ticket can no longer be bumped", async () => {
    await call("POST", `/orders/${orderId}/cancel`, { token: service.customer });
    expect((await bump("ACCEPTED")).status).toBe(409);
    expect((await board()).items).toEqual([]);
  });

  test("of many bumps at once one counts", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => bump("ACCEPTED")));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });
});

describe("items", () => {
  const mark = (done: boolean, itemId = ticket.items[0]?.id) =>
    call<TicketJson>("PATCH", `/kitchen/tickets/${ticket.id}/items/${itemId}`, {
      token: service.cook,
      body: { done },
    });

  test("are marked and unmarked; twice is once", async () => {
    expect((await mark(true)).json.items[0]?.done).toBe(true);
    const { version } = (await mark(true)).json;
    expect(version).toBe(2);
    expect((await mark(false)).json.items[0]?.done).toBe(false);
  });

  test("of another ticket are not there", async () => {
    expect((await mark(true, orderId)).status).toBe(404);
  });
});

test("what has changed since it was read is 412 with If-Match, for an item and a recall, too", async () => {
  const path = `/kitchen/tickets/${ticket.id}`;
  const asRead = (method: string, rest: string, version: number, body?: unknown) =>
    call<TicketJson>(method, `${path}${rest}`, {
      token: service.cook,
      headers: { "if-match": `"${version}"` },
      body,
    });
  const item = `/items/${ticket.items[0]?.id}`;
  await bump("ACCEPTED");
  expect((await asRead("PATCH", item, 1, { done: true })).status).toBe(412);
  const marked = await asRead("PATCH", item, 2, { done: true });
  expect([marked.json.items[0]?.done, marked.headers.get("etag")]).toEqual([true, '"3"']);
  for (const status of ["IN_PROGRESS", "READY"]) await bump(status);
  expect((await asRead("POST", "/recall", 3)).status).toBe(412);
  const recalled = await asRead("POST", "/recall", 5);
  expect([recalled.json.status, recalled.headers.get("etag")]).toEqual(["IN_PROGRESS", '"6"']);
});

test("another restaurant's kitchen finds nothing here, a customer neither", async () => {
  const stranger = await makeService();
  const paths: [string, string, unknown?][] = [
    ["GET", `/kitchen/tickets?restaurant=${service.restaurant.id}`],
    ["GET", `/kitchen/tickets/${ticket.id}`],
    ["GET", `/kitchen/stream?restaurant=${service.restaurant.id}`],
    ["PATCH", `/kitchen/tickets/${ticket.id}/status`, { status: "ACCEPTED" }],
    ["PATCH", `/kitchen/tickets/${ticket.id}/items/${ticket.items[0]?.id}`, { done: true }],
    ["POST", `/kitchen/tickets/${ticket.id}/recall`],
  ];
  for (const [method, path, body] of paths) {
    expect((await call(method, path, { token: stranger.cook, body })).status).toBe(404);
    expect((await call(method, path, { token: service.customer, body })).status).toBe(404);
    expect((await call(method, path, { body })).status).toBe(401);
  }
});
