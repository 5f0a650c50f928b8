import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findRedis } from "@/scripts/start/redis-binary.mjs";

// A Redis of this file's own, on an address that must be known before any module reads the environment.
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
const port = await freePort();
process.env.REDIS_URL = `redis://127.0.0.1:${port}`;
const [{ makeRestaurant }, { makeApiKey, makeOrder }, { app }, { salesWindowsConsumer }] =
  await Promise.all([
    import("@/db/factories/restaurants"),
    import("@/db/factories/sales"),
    import("@/lib/api/app"),
    import("./consumers"),
  ]);
const [{ runConsumers }, { announce }, { countUnread }, { findDifferences }] = await Promise.all([
  import("@/lib/events/leases"),
  import("@/lib/events/wake"),
  import("@/lib/events/lag"),
  import("./commands/mend-windows"),
]);

let redis: ChildProcess;
const startRedis = () => {
  redis = spawn(findRedis(), ["--port", `${port}`, "--save", "", "--bind", "127.0.0.1"], {
    stdio: "ignore",
  });
};
const killRedis = async () => {
  const ended = once(redis, "exit");
  redis.kill("SIGKILL");
  await ended;
};

const over = new AbortController();
let consuming: Promise<void>;
beforeAll(() => {
  startRedis();
  consuming = runConsumers([salesWindowsConsumer], over.signal);
});
afterAll(async () => {
  over.abort();
  await consuming;
  await killRedis();
});

async function caughtUp(): Promise<void> {
  announce();
  await expect
    .poll(() => countUnread(salesWindowsConsumer), { timeout: 15_000, interval: 50 })
    .toBe(0);
}

test("without Redis the figures come from Postgres, and its return loses and doubles nothing", async () => {
  const restaurant = await makeRestaurant();
  const key = await makeApiKey(restaurant.id);
  const read = async (call: string) => {
    const response = await app.request(`/api/v1/${call}restaurant=${restaurant.id}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return response.json();
  };
  const dish = { food_id: restaurant.id, name: "Thali", quantity: 2, line_minor: 40_000 };
  const place = async () => {
    await makeOrder({ restaurantId: restaurant.id, placedAt: new Date(), items: [dish] });
    announce();
  };
  await place();
  await caughtUp();
  await expect.poll(() => read("count?")).toEqual({ count: 1 });

  await killRedis();
  await place();
  expect(await read("count?")).toEqual({ count: 2 });
  expect(await read("count?type=sell_amount&window=7d&")).toEqual({ count: 800 });
  expect(await read("getTop?window=24h&")).toMatchObject([{ name: "Thali", count: 4 }]);
  const told = await app.request("/api/v1/updateOrder", {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      restaurantId: restaurant.id,
      orderData: { orderId: "till-1", amount: 5 },
    }),
  });
  expect(told.status).toBe(202);
  expect(await read("count?")).toEqual({ count: 3 });

  startRedis();
  await place();
  await caughtUp();
  await expect
    .poll(() => findDifferences(restaurant.id, new Date()), { timeout: 10_000 })
    .toEqual([]);
  expect(await read("count?")).toEqual({ count: 4 });
}, 40_000);

test("what was stuck in a frozen Redis is neither lost nor counted twice", async () => {
  const restaurant = await makeRestaurant();
  const key = await makeApiKey(restaurant.id);
  const place = async () => {
    await makeOrder({ restaurantId: restaurant.id, placedAt: new Date(), items: [] });
    announce();
  };
  await place();
  await caughtUp();
  for (let round = 1; round <= 3; round += 1) {
    redis.kill("SIGSTOP");
    for (let n = 0; n < 5; n += 1) await place();
    const response = await app.request(`/api/v1/count?restaurant=${restaurant.id}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await response.json()).toEqual({ count: 1 + round * 5 });
    redis.kill("SIGCONT");
    await caughtUp();
    await expect
      .poll(() => findDifferences(restaurant.id, new Date()), { timeout: 10_000 })
      .toEqual([]);
  }
}, 60_000);
