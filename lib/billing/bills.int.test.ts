import { randomUUID } from "node:crypto";
import { and, eq, inArray, like } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeTable } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { bills, events, orders } from "@/db/schema";
import { app } from "@/lib/api/app";
import { call } from "@/scripts/test-kit/http";
import type { BillJson, TableBillJson } from "./schema";

let service: Service;
let orderId: string;
beforeEach(async () => {
  service = await makeService({ taxRateBp: 500, taxInclusive: true });
  orderId = await makeOrder(service, { tip: 20 });
});

const read = (token?: string, id = orderId) =>
  call<BillJson>("GET", `/billing/orders/${id}`, { token });
const finalize = (method = "cash", token = service.cook) =>
  call<BillJson & { code?: string }>("POST", `/billing/orders/${orderId}/finalize`, {
    token,
    body: { payment_method: method },
  });
const facts = async (id = orderId) =>
  (
    await db
      .select({ type: events.type, payload: events.payload })
      .from(events)
      .where(and(eq(events.key, id), like(events.type, "bill.%")))
      .orderBy(events.position)
  ).map(({ type, payload }) => ({ ...payload, type }));

describe("reading", () => {
  test("customer, staff and administrators read it with its lines; nobody else", async () => {
    const admin = await signIn(await makeUser({ role: "admin" }));
    for (const token of [service.customer, service.cook, service.owner, admin]) {
      const { status, json } = await read(token);
      expect(status).toBe(200);
      // 500.00 with 5 % in it: 500 × 5 / 105 = 23.81
      expect(json).toMatchObject({
        subtotal: 500,
        tax_amount: 23.81,
        tax_included: true,
        tip: 20,
        total_amount: 520,
        currency: "INR",
        status: "PENDING",
        payment_method: "cash",
        lines: [{ name: "Paneer Tikka", quantity: 2, unit_price: 250, line_total: 500 }],
      });
    }
    const stranger = await makeService();
    for (const token of [stranger.customer, stranger.owner])
      expect((await read(token)).status).toBe(404);
    expect((await read()).status).toBe(401);
    expect((await read(service.customer, randomUUID())).status).toBe(404);
  });

  test("tax that is not in the prices is added, and said to be", async () => {
    const other = await makeService({ taxRateBp: 1_000, taxInclusive: false });
    const { json } = await read(other.customer, await makeOrder(other));
    expect(json).toMatchObject({ tax_included: false, tax_amount: 50, total_amount: 550 });
  });

  test.each(["en", "ar"])("it prints as a PDF (%s)", async (language) => {
    const path = `/api/v1/billing/orders/${orderId}/bill.pdf?language=${language}`;
    const headers = { authorization: `Bearer ${service.customer}` };
    const answer = await app.request(path, { headers });
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const file = Buffer.from(await answer.arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await app.request(path)).status).toBe(401);
  });
});

describe("a table's one bill", () => {
  const served = async (place: Service, token: string, quantity: number) => {
    const body = {
      table_number: "7",
      items: [{ menu_item_id: place.food.id, quantity }],
      version: place.restaurant.menuVersion,
      order_id: randomUUID(),
    };
    return (await call<{ order_id: string }>("POST", "/orders", { token, body })).json.order_id;
  };
  const pathOf = ({ restaurant }: Service, number = "7") =>
    `/restaurants/${restaurant.id}/tables/${number}/bill`;
  const bill = (place: Service, token = place.cook, number = "7") =>
    call<TableBillJson & { code?: string }>("GET", pathOf(place, number), { token });

  test.each([
    ["in the prices", true],
    ["on top of them", false],
  ])("is the sums of its orders' bills, with tax %s", async (_, taxInclusive) => {
    const place = await makeService({ taxRateBp: 825, taxInclusive });
    const table = await makeTable(place.restaurant.id, "7");
    expect((await bill(place)).json.code).toBe("nothing_ordered");
    const ids = [];
    for (const quantity of [1, 3, 2]) ids.push(await served(place, table, quantity));
    const refused = await served(place, table, 5);
    await call("PATCH", `/orders/${refused}/status`, {
      token: place.owner,
      body: { status: "REJECTED" },
    });
    await call("POST", `/billing/orders/${ids[0]}/finalize`, {
      token: place.cook,
      body: { payment_method: "card" },
    });
    const single = await Promise.all(ids.map(async (id) => (await read(place.owner, id)).json));
    const sum = (of: (one: BillJson) => number) =>
      Math.round(single.reduce((total, one) => total + of(one) * 100, 0)) / 100;
    const { json } = await bill(place);
    expect(json).toMatchObject({
      subtotal: sum((one) => one.subtotal),
      tax_amount: sum((one) => one.tax_amount),
      tax_added: taxInclusive ? 0 : sum((one) => one.tax_amount),
      total_amount: sum((one) => one.total_amount),
      paid_amount: single[0]?.total_amount,
      due_amount: sum((one) => (one.status === "PENDING" ? one.total_amount : 0)),
      currency: "INR",
      table_number: "7",
    });
    expect(json.orders.map((one) => one.order_id)).toEqual(ids);
    expect(json.orders.map(({ lines }) => lines)).toEqual(single.map(({ lines }) => lines));
    for (const language of ["en", "ar"]) {
      const path = `/api/v1${pathOf(place)}.pdf?language=${language}`;
      const answer = await app.request(path, {
        headers: { authorization: `Bearer ${place.cook}` },
      });
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    await call("POST", `/restaurants/${place.restaurant.id}/tables/7/clear`, { token: place.cook });
    expect((await bill(place)).json.code).toBe("nothing_ordered");
  });

  test("is for the staff alone", async () => {
    const table = await makeTable(service.restaurant.id, "7");
    await served(service, table, 1);
    const stranger = await makeService();
    for (const [token, status] of [
      [service.owner, 200],
      [stranger.owner, 404],
      [service.customer, 404],
      [table, 403],
    ] as const) {
      expect((await bill(service, token)).status).toBe(status);
      const headers = { authorization: `Bearer ${token}` };
      const paper = await app.request(`/api/v1${pathOf(service)}.pdf`, { headers });
      expect(paper.status).toBe(status);
    }
    expect((await bill(service, service.cook, "8")).status).toBe(404);
  });
});

describe("finalizing", () => {
  test("of ten at once one wins; one fact of its being paid", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => finalize()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status !== 200);
    expect(losers.every(({ json }) => json.code === "bill_settled")).toBe(true);
    expect(await facts()).toMatchObject([
      { type: "bill.paid", total_minor: 52_000, currency: "INR", payment_method: "cash" },
      { type: "bill.finalized", payment_method: "cash" },
    ]);
    expect((await read(service.customer)).json).toMatchObject({
      status: "PAID",
      paid_at: expect.any(String),
    });
  });

  test("is for the restaurant's staff", async () => {
    const stranger = await makeService();
    expect((await finalize("cash", service.customer)).status).toBe(403);
    expect((await finalize("cash", stranger.owner)).status).toBe(404);
    expect((await finalize("bitcoin")).status).toBe(400);
    expect(await facts()).toEqual([]);
  });

  test("what was called off, or waits for an online payment, is not paid by hand", async () => {
    await db.update(orders).set({ status: "PENDING_PAYMENT" }).where(eq(orders.id, orderId));
    expect((await finalize()).json).toMatchObject({ code: "illegal_transition" });
    await db.update(orders).set({ status: "PLACED" }).where(eq(orders.id, orderId));
    await call("PATCH", `/orders/${orderId}/status`, {
      token: service.owner,
      body: { status: "REJECTED" },
    });
    expect((await finalize()).json).toMatchObject({ code: "bill_settled" });
  });

  test("a bill that is paid already is closed as it was paid", async () => {
    await db.update(bills).set({ status: "PAID", paymentMethod: "card" });
    expect((await finalize("cash")).json).toMatchObject({ code: "bill_settled" });
    expect((await finalize("card")).json).toMatchObject({ status: "PAID" });
    expect((await facts()).map(({ type }) => type)).toEqual(["bill.finalized"]);
  });
});

test("how it is paid can be put right, once for each change", async () => {
  const { bill_id } = (await read(service.cook)).json;
  const change = (method: string, token = service.cook) =>
    call("PATCH", `/billing/bills/${bill_id}/payment`, { token, body: { payment_method: method } });
  expect((await change("card", service.customer)).status).toBe(403);
  expect((await change("card", (await makeService()).owner)).status).toBe(404);
  await finalize("cash");
  expect((await change("card")).json).toMatchObject({ payment_method: "card", status: "PAID" });
  expect((await change("card")).status).toBe(200);
  expect((await facts()).at(-1)).toMatchObject({ type: "bill.payment_changed", from: "cash" });
  expect(await facts()).toHaveLength(3);
  await db.update(bills).set({ status: "VOID" }).where(eq(bills.id, bill_id));
  expect((await change("cash")).json).toMatchObject({ code: "bill_settled" });
});

test("a table that pays has paid every bill of its sitting, and none of the last one", async () => {
  const table = await makeTable(service.restaurant.id, "7");
  const order = async () => {
    const body = {
      table_number: "7",
      items: [{ menu_item_id: service.food.id, quantity: 1 }],
      version: service.restaurant.menuVersion,
      order_id: randomUUID(),
    };
    const { json } = await call<{ order_id: string }>("POST", "/orders", { token: table, body });
    const [row] = await db.select().from(orders).where(eq(orders.clientOrderId, json.order_id));
    return row?.id ?? json.order_id;
  };
  const clear = (body?: unknown, key = randomUUID()) =>
    call("POST", `/restaurants/${service.restaurant.id}/tables/7/clear`, {
      token: service.cook,
      headers: { "idempotency-key": key },
      ...(body ? { body } : {}),
    });
  const first = await order();
  expect((await clear()).status).toBe(204);
  const second = [await order(), await order()];
  const key = randomUUID();
  expect((await clear({ payment_method: "card" }, key)).status).toBe(204);
  const next = await order();
  // The answer is kept with the payment: it is there though the process that gave it is not.
  expect((await clear({ payment_method: "card" }, key)).status).toBe(204);
  expect(await facts(next)).toEqual([]);
  expect(await facts(first)).toMatchObject([{ type: "bill.paid", payment_method: "cash" }]);
  const paid = await db.select().from(bills).where(inArray(bills.orderId, second));
  expect(paid).toMatchObject([
    { status: "PAID", paymentMethod: "card" },
    { status: "PAID", paymentMethod: "card" },
  ]);
});
