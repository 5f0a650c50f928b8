import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeOrder, makeService, type Service } from "@/db/factories/orders";
import { events, ratings, restaurants } from "@/db/schema";
import { call } from "@/scripts/test-kit/http";

let service: Service;
let orderId: string;
beforeEach(async () => {
  service = await makeService({ rating: 4, ratingCount: 1 });
  orderId = await makeOrder(service);
});

const steps = ["ACCEPTED", "IN_PROGRESS", "READY", "COMPLETED"];
const bring = async (id = orderId) => {
  for (const status of steps)
    await call("PATCH", `/orders/${id}/status`, { token: service.cook, body: { status } });
};
const rate = (body: unknown, token = service.customer, id = orderId) =>
  call("POST", `/orders/${id}/rating`, { token, body });
const place = async () =>
  (await db.select().from(restaurants).where(eq(restaurants.id, service.restaurant.id)))[0];
const facts = () =>
  db
    .select()
    .from(events)
    .where(and(eq(events.key, orderId), eq(events.type, "rating.given")));

test("once, after it has come; the restaurant's stars move with it", async () => {
  expect((await rate({ restaurant_stars: 5 })).json).toMatchObject({ code: "not_rateable" });
  await bring();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => rate({ restaurant_stars: 5, comment: "Again!" })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(await place()).toMatchObject({ rating: 4.5, ratingCount: 2 });
  const [fact, ...more] = await facts();
  expect(more).toEqual([]);
  // What somebody wrote is theirs: the log only knows the stars.
  expect(fact?.payload).toMatchObject({ restaurant_stars: 5 });
  expect(JSON.stringify(fact?.payload)).not.toContain("Again");
  const seen = await call("GET", `/orders/${orderId}`, { token: service.customer });
  expect(seen.json).toMatchObject({ stars: 5 });
});

test("stars that come at once all count", async () => {
  const ids = [orderId, await makeOrder(service), await makeOrder(service)];
  for (const id of ids) await bring(id);
  await Promise.all(
    ids.map((id, index) => rate({ restaurant_stars: index + 1 }, service.customer, id)),
  );
  // (4 + 1 + 2 + 3) / 4
  expect(await place()).toMatchObject({ rating: 2.5, ratingCount: 4 });
});

test("by its customer alone, within reason, and of the right restaurant", async () => {
  await bring();
  const stranger = await makeService();
  expect((await rate({ restaurant_stars: 1 }, stranger.customer)).status).toBe(404);
  expect((await rate({ restaurant_stars: 1 }, service.owner)).status).toBe(403);
  for (const body of [
    { restaurant_stars: 0 },
    { restaurant_stars: 6 },
    { restaurant_stars: 4.5 },
    { restaurant_stars: "5" },
    { restaurant_stars: 5, rider_stars: 5 },
    { stars: 5 },
  ])
    expect((await rate(body)).status).toBe(400);
  const alias = (id: string) =>
    call("POST", `/restaurants/${id}/ratings`, {
      token: service.customer,
      body: { order_id: orderId, stars: 3 },
    });
  expect((await alias(stranger.restaurant.id)).status).toBe(404);
  expect(await db.select().from(ratings).where(eq(ratings.orderId, orderId))).toEqual([]);
  expect((await alias(service.restaurant.id)).json).toMatchObject({ restaurant_stars: 3 });
  expect((await rate({ restaurant_stars: 3 })).json).toMatchObject({ code: "rated_already" });
});
