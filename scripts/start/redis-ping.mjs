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
  /** @type {Error | undefined} */
  let reason;
  // What the call itself rejects with is only that the connection is closed.
  redis.on("error", (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    return messageOf(reason ?? error);
  } finally {
    redis.disconnect();
  }
}

/** @param {unknown} error */
function messageOf(error) {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
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
