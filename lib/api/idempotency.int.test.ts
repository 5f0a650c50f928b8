import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeService } from "@/db/factories/orders";
import { refunds } from "@/db/schema";
import { findActorByToken } from "@/lib/auth/queries";
import { refundOrder } from "@/lib/payments/commands/refund-order";
import { hashRequest, idempotencyId, reserveKey } from "@/lib/platform/idempotency";
import { call } from "@/scripts/test-kit/http";
import { makePaidOrder } from "@/scripts/test-kit/payments";

test("a repeated POST gets its first answer, a secret in it is kept sealed", async () => {
  const service = await makeService();
  const path = `/restaurants/${service.restaurant.id}/api-keys`;
  const headers = { "idempotency-key": randomUUID() };
  const make = (name: string) =>
    call<{ key: string }>("POST", path, { token: service.owner, headers, body: { name } });
  const first = await make("till");
  expect(first.status).toBe(201);
  const again = await make("till");
  expect(again.json).toEqual(first.json);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect((await make("another till")).json).toMatchObject({
    status: 422,
    code: "idempotency_key_reused",
  });
  const { rows } = await pool.query("select body::text from idempotency_keys");
  expect(JSON.stringify(rows)).not.toContain(first.json.key);
});

test("a key is one route's, whose ids may be in capitals, and one query's", async () => {
  const service = await makeService();
  const headers = { "idempotency-key": randomUUID() };
  const { id } = service.restaurant;
  const make = (restaurantId: string) =>
    call("POST", `/restaurants/${restaurantId}/tables`, {
      token: service.owner,
      headers,
      body: { table_number: "21" },
    });
  expect((await make(id)).status).toBe(201);
  expect((await make(id.toUpperCase())).headers.get("idempotent-replayed")).toBe("true");

  const importing = (query: string) =>
    call("POST", `/restaurants/${id}/menu/import${query}`, {
      token: service.owner,
      headers: { "idempotency-key": headers["idempotency-key"], "content-type": "text/csv" },
      body: "category,name,price\nMains,Dal,100\n",
    });
  expect((await importing("?dry_run=true")).status).toBe(200);
  expect((await importing("")).json).toMatchObject({ code: "idempotency_key_reused" });
});

test("a refusal for good is given again in the same words, one that can be mended is not", async () => {
  const service = await makeService();
  const table = { table_number: "7" };
  const path = `/restaurants/${service.restaurant.id}/tables`;
  const make = (key: string, body: unknown) =>
    call("POST", path, { token: service.owner, headers: { "idempotency-key": key }, body });
  const [first, key, mended] = [randomUUID(), randomUUID(), randomUUID()];
  expect((await make(first, table)).status).toBe(201);
  const taken = await make(key, table);
  expect(taken.status).toBe(409);
  const again = await make(key, table);
  expect(again.json).toEqual(taken.json);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("content-type")).toBe("application/problem+json");
  expect((await make(key, { table_number: "8" })).json).toMatchObject({
    code: "idempotency_key_reused",
  });
  expect((await make(mended, {})).status).toBe(400);
  expect((await make(mended, { table_number: "8" })).status).toBe(201);
});

test("money is not given back twice when the process dies before it can answer", async () => {
  const service = await makeService();
  const { orderId } = await makePaidOrder(service);
  const path = `/orders/${orderId}/refunds`;
  const body = { amount: 50, reason: "cold food" };
  const key = randomUUID();
  const actor = await findActorByToken(service.owner);
  if (actor?.kind !== "user") throw new Error("the owner is not signed in");
  const once = idempotencyId(`user:${actor.userId}`, `/api/v1${path}`, key);
  expect(await reserveKey(once, hashRequest(JSON.stringify(body)))).toBe(true);
  const ctx = { db, now: new Date(), actor, requestId: "test", once };
  // As far as a process comes that is killed right after the commit.
  await refundOrder(ctx, orderId, body, ({ refunds: [made] }) => ({
    status: 201,
    body: { refund_id: made?.id },
  }));

  const again = await call("POST", path, {
    token: service.owner,
    headers: { "idempotency-key": key },
    body,
  });
  const given = await db.select().from(refunds).where(eq(refunds.orderId, orderId));
  expect(given).toMatchObject([{ amountMinor: 5_000 }]);
  expect(again.json).toEqual({ refund_id: given[0]?.id });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});

test("who took over an abandoned request is the only one to move money for it", async () => {
  const service = await makeService();
  const { orderId } = await makePaidOrder(service);
  const actor = await findActorByToken(service.owner);
  if (actor?.kind !== "user") throw new Error("the owner is not signed in");
  const once = randomUUID();
  expect(await reserveKey(once, hashRequest("{}"))).toBe(true);
  const refund = () =>
    refundOrder(
      { db, now: new Date(), actor, requestId: "test", once },
      orderId,
      { amount: 50, reason: "cold food" },
      () => ({ status: 201, body: {} }),
    );
  // The first was only slow: both of them go on.
  const done = await Promise.allSettled([refund(), refund()]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const given = await db.select().from(refunds).where(eq(refunds.orderId, orderId));
  expect(given).toMatchObject([{ amountMinor: 5_000 }]);
});
