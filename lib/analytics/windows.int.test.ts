import { eq } from "drizzle-orm";
import fc from "fast-check";
import { Redis } from "ioredis";
import { afterAll, expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeRestaurant } from "@/db/factories/restaurants";
import { appendFact, makeOrder, type TestOrder } from "@/db/factories/sales";
import { orders } from "@/db/schema";
import { countUnread } from "@/lib/events/lag";
import { runConsumers } from "@/lib/events/leases";
import { announce } from "@/lib/events/wake";
import { findDifferences, mendWindows } from "./commands/mend-windows";
import { rebuildWindows } from "./commands/rebuild-windows";
import { salesWindowsConsumer } from "./consumers";

const redis = new Redis(process.env.REDIS_URL ?? "");

function startConsumer() {
  const over = new AbortController();
  const done = runConsumers([salesWindowsConsumer], over.signal);
  return async () => {
    over.abort();
    await done;
  };
}
let stopConsumer = startConsumer();
afterAll(async () => {
  await stopConsumer();
  redis.disconnect();
});

async function caughtUp(): Promise<void> {
  announce();
  await expect.poll(() => countUnread(salesWindowsConsumer), { timeout: 10_000 }).toBe(0);
}

async function cancel(order: TestOrder, status: "CANCELLED" | "REJECTED"): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(orders).set({ status, version: 2 }).where(eq(orders.id, order.id));
    await appendFact(tx, "order.status_updated", order, { from: "PLACED", status, version: 2 });
  });
}

const dishes = ["naan", "dal", "rice", "lassi"].map((name, index) => ({
  name,
  id: `00000000-0000-4000-8000-00000000000${index}`,
}));
const item = fc
  .record({
    dish: fc.constantFrom(...dishes),
    quantity: fc.integer({ min: 1, max: 9 }),
    line: fc.integer({ min: 0, max: 99_999 }),
  })
  .map(({ dish, quantity, line }) => ({
    food_id: dish.id,
    name: dish.name,
    quantity,
    line_minor: line,
  }));
const minutesAgo = fc.oneof(
  fc.integer({ min: 0, max: 65 }),
  fc.integer({ min: 0, max: 26 * 60 }),
  fc.integer({ min: 0, max: 8 * 24 * 60 }),
);
const sale = fc.record({
  minutesAgo,
  items: fc.array(item, { maxLength: 4 }),
  end: fc.option(fc.constantFrom("CANCELLED" as const, "REJECTED" as const), { freq: 3 }),
});

const differences = (restaurantId: string, now = new Date()) => findDifferences(restaurantId, now);

test("whatever is ordered and taken back, the windows equal the same sums in Postgres", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sale, { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 4 }),
      fc.nat(2),
      async (sales, asOf, builtAfter) => {
        const restaurant = await makeRestaurant();
        const now = Date.now();
        for (const [index, { minutesAgo: ago, items, end }] of sales.entries()) {
          const placedAt = new Date(now - ago * 60_000);
          const order = await makeOrder({ restaurantId: restaurant.id, placedAt, items });
          // Windows that are built midway know some events already, and others not.
          if (index === builtAfter) await rebuildWindows(restaurant.id);
          if (end) await cancel(order, end);
        }
        await caughtUp();
        for (const ago of asOf) {
          expect(await differences(restaurant.id, new Date(now - ago * 60_000))).toEqual([]);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 180_000);

test("an event handed over again counts once", async () => {
  const restaurant = await makeRestaurant();
  await rebuildWindows(restaurant.id);
  for (const dish of dishes) {
    await makeOrder({
      restaurantId: restaurant.id,
      placedAt: new Date(),
      items: [{ food_id: dish.id, name: dish.name, quantity: 2, line_minor: 500 }],
    });
  }
  await caughtUp();
  // As after a kill between effect and cursor: the log is read from its beginning.
  await stopConsumer();
  await pool.query("update consumer_cursors set from_xid = '0', position = 0");
  stopConsumer = startConsumer();
  await caughtUp();
  expect(await differences(restaurant.id)).toEqual([]);
});

test("an emptied Redis is filled again from Postgres", async () => {
  const restaurant = await makeRestaurant();
  const order = await makeOrder({
    restaurantId: restaurant.id,
    placedAt: new Date(),
    items: [{ food_id: dishes[0]?.id ?? "", name: "naan", quantity: 3, line_minor: 900 }],
  });
  await caughtUp();
  await redis.flushdb();
  expect(await differences(restaurant.id)).toEqual([]);
  await redis.flushdb();
  await cancel(order, "CANCELLED");
  await caughtUp();
  expect(await differences(restaurant.id)).toEqual([]);
});

test("an order that commits late is not lost", async () => {
  const restaurant = await makeRestaurant();
  const placedAt = new Date();
  await db.transaction(async (tx) => {
    await makeOrder({ restaurantId: restaurant.id, placedAt, items: [] }, tx);
    // Begun later, committed earlier: its position is higher and it is seen first.
    await makeOrder({ restaurantId: restaurant.id, placedAt, items: [] });
    await rebuildWindows(restaurant.id);
  });
  await caughtUp();
  expect(await differences(restaurant.id)).toEqual([]);
});

test("windows rebuilt while orders come in lose and double nothing", async () => {
  const restaurant = await makeRestaurant();
  const place = async () => {
    for (let i = 0; i < 40; i += 1) {
      await makeOrder({ restaurantId: restaurant.id, placedAt: new Date(), items: [] });
      announce();
    }
  };
  const rebuild = async () => {
    for (let i = 0; i < 30; i += 1) await rebuildWindows(restaurant.id);
  };
  await Promise.all([place(), place(), place(), rebuild()]);
  await caughtUp();
  expect(await differences(restaurant.id)).toEqual([]);
});

test("an event that was set aside counts once it goes through, and only once", async () => {
  const restaurant = await makeRestaurant();
  await rebuildWindows(restaurant.id);
  const sold = [{ food_id: dishes[1]?.id ?? "", name: "dal", quantity: 1, line_minor: 700 }];
  const wanted = { restaurantId: restaurant.id, placedAt: new Date(), items: sold };
  const order = await makeOrder(wanted);
  await db.transaction(async (tx) => {
    await tx.update(orders).set({ status: "CANCELLED", version: 2 }).where(eq(orders.id, order.id));
    const broken = { from: "PLACED", status: "CANCELLED", version: 2, items: null };
    await appendFact(tx, "order.status_updated", order, broken);
  });
  // Applied after the broken one, though its position is higher.
  await makeOrder(wanted);
  await caughtUp();
  expect(await differences(restaurant.id)).not.toEqual([]);

  const { rows } = await pool.query(
    `update events set payload = payload || jsonb_build_object('items', $2::jsonb)
      where key = $1 and type = 'order.status_updated' returning *`,
    [order.id, JSON.stringify(sold)],
  );
  await expect
    .poll(async () => {
      await pool.query("update dead_letters set next_try_at = now()");
      announce();
      return (await pool.query("select from dead_letters where key = $1", [order.id])).rowCount;
    })
    .toBe(0);
  expect(await differences(restaurant.id)).toEqual([]);
  // As after a kill before the letter was removed.
  const [row] = rows;
  const again = { ...row, restaurantId: restaurant.id, occurredAt: row.occurred_at };
  await salesWindowsConsumer.handle({ toXid: row.xid, late: true, events: [again] });
  expect(await differences(restaurant.id)).toEqual([]);
});

test("windows that Redis brought back from an older state are mended", async () => {
  const restaurant = await makeRestaurant();
  const place = async () => {
    await makeOrder({ restaurantId: restaurant.id, placedAt: new Date(), items: [] });
    await caughtUp();
  };
  await rebuildWindows(restaurant.id);
  await place();
  const key = `sales:{${restaurant.id}}`;
  const older = await redis.dumpBuffer(key);
  await place();
  await redis.restore(key, 0, older, "REPLACE");
  expect(await differences(restaurant.id)).not.toEqual([]);
  await mendWindows(new Date());
  expect(await differences(restaurant.id)).toEqual([]);
});
