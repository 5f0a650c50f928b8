import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/db/client";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import {
  type Applied,
  claimBuild,
  giveUpClaim,
  holdClaim,
  putWindows,
  readApplied,
} from "../gateway";
import { sumForRebuild } from "../queries";
import { toBuckets } from "../rules";
import type { MinuteSales } from "../types";

const PATIENCE_MS = 10_000;
const POLL_MS = 50;
const HOLD_EVERY_MS = 2_000;
const building = new Map<string, Promise<Applied>>();

/**
 * Makes the windows of a restaurant that are not there from Postgres, while orders come in and the
 * consumer works, in this process and in others.
 *
 * The sums are read in one snapshot of the database, and that snapshot is stored with them as `base`.
 * An order and its event are written by one transaction, so an event belongs to the sums exactly when
 * its transaction is within the snapshot: the consumer skips those and applies all others, however
 * late or out of order they commit. The snapshot is taken after the building was claimed, and while
 * it is claimed nobody can apply anything. So whatever was applied to earlier windows had been
 * committed by then and is in the sums, and nothing is applied that the new windows would not know of.
 * A builder whose claim has passed to another one (it was slow, or its command was stuck in a frozen
 * Redis) writes nothing.
 *
 * Requests for the same restaurant share one run. Throws as Redis or Postgres do when one is away.
 */
export function buildWindows(restaurantId: string): Promise<Applied> {
  const found = building.get(restaurantId);
  if (found) return found;
  const run = build(restaurantId, false).finally(() => building.delete(restaurantId));
  building.set(restaurantId, run);
  return run;
}

/** As `buildWindows`, in place of those that are there. */
export const rebuildWindows = (restaurantId: string): Promise<Applied> => build(restaurantId, true);

async function build(restaurantId: string, anew: boolean): Promise<Applied> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const token = newId();
    const claim = await claimBuild(restaurantId, token, anew);
    const built =
      claim === "claimed"
        ? await buildClaimed(restaurantId, token)
        : claim === "built" && (await readApplied(restaurantId));
    if (built) return built;
    await wait(POLL_MS);
  }
  throw new AppError("service_unavailable", { detail: "The sales windows are being built" });
}

async function buildClaimed(restaurantId: string, token: string): Promise<Applied | undefined> {
  const hold = setInterval(() => {
    holdClaim(restaurantId, token).catch(() => undefined);
  }, HOLD_EVERY_MS);
  try {
    const now = new Date();
    const { sales, snapshot } = await readAtSnapshot(restaurantId, now);
    return await putWindows(restaurantId, token, toBuckets(sales, now), snapshot);
  } catch (error) {
    await giveUpClaim(restaurantId, token).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(hold);
  }
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
