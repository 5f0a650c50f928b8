import { Redis } from "ioredis";
import { Client } from "pg";
import { expect, test } from "vitest";

test("a test file has a migrated database of its own", async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    "select current_database() as name, to_regclass('public.orders') is not null as migrated",
  );
  await client.end();
  expect(rows).toEqual([{ name: expect.stringMatching(/^worker_\d+$/), migrated: true }]);
});

test("a test file has an empty Redis of its own", async () => {
  const redis = new Redis(process.env.REDIS_URL ?? "");
  const size = await redis.dbsize();
  redis.disconnect();
  expect(size).toBe(0);
});
