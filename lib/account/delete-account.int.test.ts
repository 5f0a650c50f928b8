import { eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { askForCode, otherThan } from "@/db/factories/codes";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { auditLog, events, orderItems, orders, users } from "@/db/schema";
import { app } from "@/lib/api/app";
import { newId } from "@/lib/platform/ids";
import { unseal } from "@/lib/platform/secrets";
import { countBreaches, invariants } from "@/scripts/check/invariants";
import { call } from "@/scripts/test-kit/http";
import { eraseLeftovers, erasePerson } from "./commands/delete-account";

let service: Service;
let email: string;
beforeEach(async () => {
  service = await makeService();
  const [user] = await db.select().from(users).where(eq(users.id, service.customerId));
  email = user?.email ?? "";
});

const remove = (token: string, body: unknown) => call("DELETE", "/auth/me", { token, body });
const freshCode = async (address = email) => {
  const { code, request_id } = await askForCode(address);
  return { code, request_id };
};
const door = { line1: "12 Hidden Lane", city: "Delhi", phone: "98100", lat: 28.632, lng: 77.217 };
const finish = async (orderId: string) => {
  for (const status of ["ACCEPTED", "IN_PROGRESS", "READY", "OUT_FOR_DELIVERY", "COMPLETED"])
    await call("PATCH", `/orders/${orderId}/status`, { token: service.cook, body: { status } });
};
const orderHome = () =>
  makeOrder(service, {
    order_type: "delivery",
    delivery_address: door,
    note: "ring twice, Mr Hidden",
    items: [{ food_id: service.food.id, quantity: 1, note: "for Mr Hidden" }],
  });

test("what tells who they were is gone everywhere, and the books stay", async () => {
  const { customer: token, customerId } = service;
  await call("PUT", `/addresses/${newId()}`, { token, body: { ...door, label: "Home" } });
  await call("PUT", `/favourites/${service.restaurant.id}`, { token });
  const orderId = await orderHome();
  await finish(orderId);
  const [before] = await db.select().from(orders).where(eq(orders.id, orderId));
  const other = await signIn({ id: customerId, role: "customer" });
  expect((await remove(token, await freshCode())).status).toBe(204);

  for (const one of [token, other])
    expect((await call("GET", "/auth/me", { token: one })).status).toBe(401);
  const [after] = await db.select().from(orders).where(eq(orders.id, orderId));
  expect(after).toMatchObject({ totalMinor: before?.totalMinor, note: null, addressSealed: null });
  expect(await db.select().from(orderItems).where(eq(orderItems.orderId, orderId))).toMatchObject([
    { name: "Paneer Tikka", note: null },
  ]);
  for (const table of ["favourites", "saved_addresses", "sessions"]) {
    const left = await db.execute(
      sql`select from ${sql.identifier(table)} where user_id = ${customerId}`,
    );
    expect(left.rowCount).toBe(0);
  }
  expect(await tracesOf(email)).toEqual([]);
  for (const one of invariants) expect(await countBreaches(one), one.name).toBe(0);
});

test("a person can be erased by their address, from the log as well; a stranger's address leaves no trace", async () => {
  const ctx = { db, now: new Date(), actor: { kind: "anonymous" }, requestId: "test" } as const;
  const invited = `invited-${newId()}@example.com`;
  for (const address of [email, invited])
    await call("POST", `/restaurants/${service.restaurant.id}/members`, {
      token: service.owner,
      body: { email: address, role: "kitchen" },
    });
  const waiting = await orderHome();
  await expect(erasePerson(ctx, email)).rejects.toThrow("An order is still under way");
  await finish(waiting);
  expect(await erasePerson(ctx, email)).toBe(service.customerId);
  expect(await erasePerson(ctx, invited)).toBeUndefined();
  expect([...(await tracesOf(email)), ...(await tracesOf(invited))]).toEqual([]);
  const told = await db.select().from(events).where(eq(events.type, "user.invited"));
  const sealed = told
    .filter(({ restaurantId }) => restaurantId === service.restaurant.id)
    .map(({ payload }) => unseal(Buffer.from(String(payload.address_sealed), "base64")));
  expect(new Set(sealed)).toEqual(new Set(["nobody@deleted.invalid"]));
});

/** The tables in which an address still stands, as text or inside JSON. */
async function tracesOf(address: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await db.execute(
      sql`select from ${sql.identifier(name)} t where t::text like ${`%${address}%`}`,
    );
    if (hits.rowCount) found.push(name);
  }
  return found;
}

test("it is a fact, it is audited, and the address may begin anew", async () => {
  await remove(service.customer, await freshCode());
  const facts = await db.select().from(events).where(eq(events.key, service.customerId));
  expect(facts.at(-1)).toMatchObject({
    type: "user.deleted",
    payload: { user_id: service.customerId },
  });
  const [audit] = await db.select().from(auditLog).where(eq(auditLog.subject, service.customerId));
  expect(audit?.action).toBe("account.deleted");
  const again = await call<{ user_id: string }>("POST", "/auth/verify-otp", {
    body: { email, ...(await freshCode()) },
  });
  expect(again.status).toBe(200);
  expect(again.json.user_id).not.toBe(service.customerId);
});

describe("is refused", () => {
  test("without the code that was just sent, and with one of somebody else", async () => {
    const mine = await freshCode();
    const wrong = await remove(service.customer, { ...mine, code: otherThan(mine.code) });
    expect([wrong.status, wrong.json.code]).toEqual([401, "invalid_code"]);
    const theirs = await freshCode((await makeUser()).email);
    expect((await remove(service.customer, theirs)).status).toBe(401);
    expect((await remove(service.customer, {})).status).toBe(400);
    expect((await call("DELETE", "/auth/me", { body: mine })).status).toBe(401);
    expect((await call("GET", "/auth/me", { token: service.customer })).status).toBe(200);
  });

  test("while food is still to come", async () => {
    const orderId = await orderHome();
    const code = await freshCode();
    expect((await remove(service.customer, code)).json).toMatchObject({
      status: 409,
      code: "orders_under_way",
    });
    await finish(orderId);
    expect((await remove(service.customer, code)).status).toBe(204);
  });

  test("to the last owner of a restaurant, and to administrators", async () => {
    const owner = await makeUser({ role: "owner" });
    await makeRestaurant({ owner });
    const token = await signIn(owner);
    expect((await remove(token, await freshCode(owner.email))).json.code).toBe("last_owner");
    const admin = await makeUser({ role: "admin" });
    const code = await freshCode(admin.email);
    expect((await remove(await signIn(admin), code)).status).toBe(403);
  });
});

test("of two requests at once one deletes", async () => {
  const code = await freshCode();
  const answers = await Promise.all([1, 2].map(() => remove(service.customer, code)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 401]);
});

test("streams of the deleted end", async () => {
  const orderId = await orderHome();
  await finish(orderId);
  const headers = { authorization: `Bearer ${service.customer}` };
  const stream = await app.request(`/api/v1/orders/${orderId}/stream`, { headers });
  const ended = stream.body?.pipeTo(new WritableStream());
  await remove(service.customer, await freshCode());
  await ended;
});

test("an order that came in meanwhile is erased once it is over", async () => {
  await remove(service.customer, await freshCode());
  const late = newId();
  const donor = await makeService();
  const id = await makeOrder(donor, {
    order_type: "delivery",
    delivery_address: door,
    order_id: late,
    note: "late",
  });
  await db
    .update(orders)
    .set({ customerId: service.customerId, status: "COMPLETED" })
    .where(eq(orders.id, id));
  await eraseLeftovers(new Date());
  expect(
    await db
      .select()
      .from(orders)
      .where(inArray(orders.id, [id])),
  ).toMatchObject([{ note: null, addressSealed: null }]);
});
