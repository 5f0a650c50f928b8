import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/db/client";
import { findDifferences } from "@/lib/analytics/commands/mend-windows";
import { salesWindowsConsumer } from "@/lib/analytics/consumers";
import { readFields } from "@/lib/analytics/gateway";
import { countUnread } from "@/lib/events/lag";
import { runConsumers } from "@/lib/events/leases";
import { AppError } from "@/lib/platform/errors";
import { isRedisDown } from "@/lib/platform/redis";

const AT_ONCE = 8;
const MOST_TRIES = 5;
const PATIENCE_MS = 60_000;

/** Restaurants that sold something a window could hold, or have windows in Redis. */
export async function listWatched(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; sold: boolean }>(
    `select id, exists (select from orders where restaurant_id = r.id and placed_at > now() - interval '10 days')
             or exists (select from external_orders where restaurant_id = r.id
                           and sold_at > now() - interval '10 days') as sold
       from restaurants r order by id`,
  );
  const isWatched = await Promise.all(
    rows.map(async ({ id, sold }) => sold || (await readFields(id, ["base"])) !== undefined),
  );
  return rows.filter((_, index) => isWatched[index]).map(({ id }) => id);
}

/** Runs `work` for each id, a few at a time. */
export async function forEach(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<void> {
  const left = [...ids];
  const lane = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await patiently(id, work);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** On a busy machine Redis may miss a deadline that is meant for requests. */
async function patiently(id: string, work: (id: string) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(id);
    } catch (error) {
      const isBusy = isRedisDown(error) || error instanceof AppError;
      if (!isBusy || attempt === MOST_TRIES) throw error;
      await wait(attempt * 500);
    }
  }
}

/** A sale between two readings is no difference: what differs is looked at again. */
async function lastingDifferences(restaurantId: string): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await findDifferences(restaurantId, new Date());
    if (found.length === 0 || attempt === MOST_TRIES) return found;
    await wait(attempt * 200);
  }
}

/** Waits until the windows' consumer has read everything; where no server runs, it runs here meanwhile. */
export async function untilCaughtUp(): Promise<void> {
  const over = new AbortController();
  const { rows } = await pool.query(
    "select from pg_stat_activity where application_name = 'tiffin consumers' and datname = current_database()",
  );
  const own = rows.length === 0 ? runConsumers([salesWindowsConsumer], over.signal) : undefined;
  const until = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      const unread = await countUnread(salesWindowsConsumer);
      if (unread === 0) return;
      if (Date.now() > until) throw new Error(`${unread} events are still to be counted`);
      await wait(100);
    }
  } finally {
    over.abort();
    await own;
  }
}

/** Where windows and Postgres differ, by restaurant, once the consumer has caught up. */
export async function checkWindows(
  ids: readonly string[],
): Promise<{ restaurantId: string; differences: string[] }[]> {
  await untilCaughtUp();
  const found: { restaurantId: string; differences: string[] }[] = [];
  await forEach(ids, async (restaurantId) => {
    const differences = await lastingDifferences(restaurantId);
    if (differences.length > 0) found.push({ restaurantId, differences });
  });
  return found;
}
