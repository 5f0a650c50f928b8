import { Redis } from "ioredis";
import { inject } from "vitest";
import { cloneTemplate } from "./template";

// Runs before each test file: it gets a database of its own and an empty Redis, as does its worker.
const worker = Number(process.env.VITEST_POOL_ID ?? 1);
const postgres = inject("databaseUrls")[worker - 1] ?? "";
const databaseUrl = await cloneTemplate(postgres, inject("template"), `worker_${worker}`);
const redisUrl = `${inject("redisUrl")}/${worker}`;
const redis = new Redis(redisUrl);
await redis.flushdb();
redis.disconnect();

Object.assign(process.env, {
  NODE_ENV: "test",
  APP_URL: "http://localhost:3000",
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  TIFFIN_DATA: `.data/test/worker_${worker}`,
  TIFFIN_SECRET: "a secret for tests alone, of no use to anybody",
  DEV_MAILBOX: "1",
  RATE_LIMIT_SCALE: "1000000",
  LOG_LEVEL: "silent",
});
