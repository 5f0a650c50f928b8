import { pool } from "@/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Applied, readApplied, replaceSums } from "../gateway";
import { sumForRebuild } from "../queries";
import { toBuckets } from "../rules";
import type { MinuteSales } from "../types";

const MOST_ATTEMPTS = 20;
const running = new Map<string, Promise<Applied>>();

/**
 * Makes a restaurant's windows again from Postgres, while orders come in and the consumer works.
 *
 * The sums are read in one snapshot of the database, and that snapshot is stored with them as `base`.
 * An order and its event are written by one transaction, so an event belongs to the sums exactly when
 * its transaction is within the snapshot: the consumer skips those and applies all others, however
 * late or out of order they commit. The windows are replaced only if nobody wrote to them since before
 * the snapshot was taken (their stamp): everything the consumer applied earlier had been committed
 * by then and is in the sums; whatever it applies later names the new stamp, or is refused and decided
 * again on the new base.
 *
 * Requests for the same restaurant share one run. Throws as Redis or Postgres do when one is away.
 */
export function rebuildWindows(restaurantId: string, now = new Date()): Promise<Applied> {
  const found = running.get(restaurantId);
  if (found) return found;
  const run = rebuild(restaurantId, now).finally(() => running.delete(restaurantId));
  running.set(restaurantId, run);
  return run;
}

async function rebuild(restaurantId: string, now: Date): Promise<Applied> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const before = await readApplied(restaurantId);
    const { sales, snapshot } = await readAtSnapshot(restaurantId, now);
    const replaced = await replaceSums(
      restaurantId,
      before?.stamp,
      toBuckets(sales, now),
      snapshot,
    );
    if (replaced) return replaced;
  }
  throw new AppError("service_unavailable", { detail: "The windows change too fast" });
}

async function readAtSnapshot(
  restaurantId: string,
  now: Date,
): Promise<{ sales: MinuteSales[]; snapshot: string }> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read, read only");
    // A restaurant may have sold a million times.
    await client.query("set local statement_timeout = '60s'");
    const { rows } = await client.query<{ snapshot: string }>(
      "select pg_current_snapshot()::text as snapshot",
    );
    const sales = await sumForRebuild(client, restaurantId, now);
    await client.query("commit");
    client.release();
    return { sales, snapshot: rows[0]?.snapshot ?? "" };
  } catch (error) {
    // Not back into the pool: a transaction may still be open in it.
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
