import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { foods, restaurants } from "@/db/schema";
import { findMenuSnapshot, getMenuSnapshot, recallMenuSnapshot } from "./queries";

/** As another process does it: it changes the tables and knows nothing of our memory. */
const changePrice = (restaurantId: string, priceMinor: number) =>
  db.transaction(async (tx) => {
    await tx.update(foods).set({ priceMinor }).where(eq(foods.restaurantId, restaurantId));
    await tx
      .update(restaurants)
      .set({ menuVersion: sql`${restaurants.menuVersion} + 1` })
      .where(eq(restaurants.id, restaurantId));
  });

test("what another process has changed is seen by the next read", async () => {
  const { id } = await makeRestaurant();
  const food = await makeFood({ restaurantId: id });
  for (let price = 100; price < 120; price += 1) {
    await changePrice(id, price);
    const snapshot = await getMenuSnapshot(id);
    expect(snapshot.foods.get(food.id)?.priceMinor).toBe(price);
  }
});

test("readers under steady changes never fall behind an answered one", async () => {
  const { id } = await makeRestaurant();
  const food = await makeFood({ restaurantId: id, priceMinor: 1 });
  let written = 1;
  let isOver = false;
  const behind: number[] = [];
  const read = async () => {
    while (!isOver) {
      const least = written;
      const { foods: dishes, version } = await getMenuSnapshot(id);
      const price = dishes.get(food.id)?.priceMinor ?? 0;
      // The price is the version by construction, so body and version must agree, too.
      if (price < least || price !== version) behind.push(price);
    }
  };
  const readers = Array.from({ length: 8 }, read);
  for (let price = 2; price <= 60; price += 1) {
    await changePrice(id, price);
    written = price;
  }
  isOver = true;
  await Promise.all(readers);
  expect(behind).toEqual([]);
});

test("a changed profile and a ban are seen by the next read", async () => {
  const { id } = await makeRestaurant({ prepMinutes: 10 });
  expect((await getMenuSnapshot(id)).profile.prepMinutes).toBe(10);
  const change = (set: Partial<typeof restaurants.$inferInsert>) =>
    db
      .update(restaurants)
      .set({ ...set, version: sql`${restaurants.version} + 1` })
      .where(eq(restaurants.id, id));
  await change({ prepMinutes: 45 });
  expect((await getMenuSnapshot(id)).profile.prepMinutes).toBe(45);
  await db.update(restaurants).set({ bannedAt: new Date() }).where(eq(restaurants.id, id));
  expect(await findMenuSnapshot(id)).toBeUndefined();
});

test("an unchanged menu is not read again", async () => {
  const { id } = await makeRestaurant();
  const first = await getMenuSnapshot(id);
  expect(await getMenuSnapshot(id)).toBe(first);
  expect(await recallMenuSnapshot(id)).toBe(first);
});

test("what is no id is no restaurant", async () => {
  expect(await findMenuSnapshot("1' or true")).toBeUndefined();
});
