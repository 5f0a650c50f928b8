import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { orders, refunds, restaurants } from "@/db/schema";
import type { StoredEvent } from "@/lib/events/catalogue";
import { runConsumers } from "@/lib/events/leases";
import { call } from "@/scripts/test-kit/http";
import { answerAlone } from "./commands/answer-alone";
import { rejectUnanswered } from "./commands/reject-unanswered";
import { autoAcceptConsumer } from "./consumers";

let service: Service;
beforeEach(async () => {
  service = await makeService();
});

const set = (values: Partial<typeof restaurants.$inferInsert>) =>
  db.update(restaurants).set(values).where(eq(restaurants.id, service.restaurant.id));
const stored = async (id: string) => (await db.select().from(orders).where(eq(orders.id, id)))[0];
const age = (id: string, minutes: number) =>
  Promise.all([
    db.execute(
      sql`update orders set placed_at = placed_at - make_interval(mins => ${minutes}) where id = ${id}`,
    ),
    db.execute(
      sql`update tickets set placed_at = placed_at - make_interval(mins => ${minutes}) where order_id = ${id}`,
    ),
  ]);
const heard = (id: string) =>
  autoAcceptConsumer.handle({
    toXid: "1",
    events: [{ type: "order.placed", key: id } as StoredEvent],
  });

describe("accepting by itself", () => {
  let over: AbortController | undefined;
  let done: Promise<void> | undefined;
  afterEach(async () => {
    over?.abort();
    await done;
  });

  test("an order is accepted soon after it was placed", async () => {
    await set({ autoAccept: true });
    over = new AbortController();
    done = runConsumers([autoAcceptConsumer], over.signal);
    const id = await makeOrder(service);
    await expect.poll(async () => (await stored(id))?.status, { timeout: 10_000 }).toBe("ACCEPTED");
    expect((await stored(id))?.history).toMatchObject([
      { status: "PLACED" },
      { status: "ACCEPTED", by: "auto" },
    ]);
  });

  test("happens once, and not where the owner answers", async () => {
    const id = await makeOrder(service);
    await heard(id);
    expect((await stored(id))?.status).toBe("PLACED");
    await set({ autoAccept: true });
    await Promise.all([heard(id), heard(id)]);
    await heard(id);
    expect(await stored(id)).toMatchObject({ status: "ACCEPTED", version: 2 });
  });

  test("is not put off by a change that its guest makes at the same moment", async () => {
    const id = await makeOrder(service);
    const read = await stored(id);
    const changed = await call("PATCH", `/orders/${id}`, {
      token: service.customer,
      body: { note: "no onions" },
    });
    expect(changed.status).toBe(200);
    if (read) await answerAlone(read, "ACCEPTED", new Date());
    expect(await stored(id)).toMatchObject({ status: "ACCEPTED", note: "no onions" });
  });

  test("leaves an order alone that its guest called off meanwhile", async () => {
    await set({ autoAccept: true });
    const id = await makeOrder(service);
    await call("POST", `/orders/${id}/cancel`, { token: service.customer });
    await heard(id);
    expect((await stored(id))?.status).toBe("CANCELLED");
  });
});

describe("an order nobody answers", () => {
  test("says how long its guest waits", async () => {
    await set({ answerMinutes: 7 });
    const id = await makeOrder(service);
    const { json } = await call<Record<string, string>>("GET", `/orders/${id}`, {
      token: service.owner,
    });
    expect(Date.parse(json.answer_by ?? "") - Date.parse(json.placed_at ?? "")).toBe(7 * 60_000);
    expect(json.rejects_unanswered).toBe(false);
  });

  test("is rejected in time where the restaurant wishes so, and all is given back", async () => {
    const [late, early] = [await makeOrder(service), await makeOrder(service)];
    await age(late, 6);
    await rejectUnanswered(new Date());
    expect((await stored(late))?.status).toBe("PLACED");
    await set({ rejectsUnanswered: true });
    await rejectUnanswered(new Date());
    expect((await stored(late))?.status).toBe("REJECTED");
    expect((await stored(early))?.status).toBe("PLACED");
    const given = await db.select().from(refunds).where(eq(refunds.orderId, late));
    expect(given).toMatchObject([{ percent: 100 }]);
  });

  test("is rejected in time also where the kitchen closes before; so is a wish that passed", async () => {
    await set({ rejectsUnanswered: true, answerMinutes: 5 });
    const soon = new Date(Date.now() + 0.8 * 3_600_000);
    const [late, wished] = [
      await makeOrder(service),
      await makeOrder(service, { scheduled_for: soon.toISOString() }),
    ];
    await age(late, 6);
    await age(wished, 6);
    await set({ openingHours: [] });
    await rejectUnanswered(new Date());
    expect((await stored(late))?.status).toBe("REJECTED");
    expect((await stored(wished))?.status).toBe("PLACED");
    await rejectUnanswered(new Date(soon.getTime() + 6 * 60_000));
    expect((await stored(wished))?.status).toBe("REJECTED");
  });

  test("can wait while it is wished for later, and while nobody is there", async () => {
    await set({ rejectsUnanswered: true, answerMinutes: 5 });
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const tomorrow = await makeOrder(service, { scheduled_for: inHours(20) });
    const soon = await makeOrder(service, { scheduled_for: inHours(0.8) });
    for (const id of [tomorrow, soon]) await age(id, 30);
    const { json } = await call<{ answer_by: string; scheduled_for: string }>(
      "GET",
      `/orders/${tomorrow}`,
      { token: service.owner },
    );
    expect(Date.parse(json.scheduled_for) - Date.parse(json.answer_by)).toBe(55 * 60_000);
    await set({ openingHours: [] });
    await rejectUnanswered(new Date());
    expect((await stored(soon))?.status, "nobody is there").toBe("PLACED");
    await set({ openingHours: null });
    await rejectUnanswered(new Date());
    expect((await stored(soon))?.status).toBe("REJECTED");
    expect((await stored(tomorrow))?.status).toBe("PLACED");
  });
});
