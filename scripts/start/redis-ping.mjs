import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "./fault.mjs";

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} what went wrong, undefined when Redis answered
 */
export async function pingRedis(url) {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3000,
    commandTimeout: 3000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Without a listener the library prints each failure by itself.
  redis.on("error", () => {});
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    redis.disconnect();
  }
}

/**
 * @param {string} url
 * @param {number} patienceMs
 */
export async function untilRedisAnswers(url, patienceMs) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const trouble = await pingRedis(url);
    if (!trouble) return;
    if (Date.now() > until) throw new Fault(`The private Redis did not start: ${trouble}`);
    await wait(25);
  }
}
