import { setTimeout as wait } from "node:timers/promises";
import { logger } from "@/lib/platform/logger";
import { findDifferences, readTotalsOnly, sumAllTotals } from "../queries";
import { rebuildWindows } from "./rebuild-windows";

/** A sale on its way is no difference. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Compares the windows of every restaurant with Postgres and builds those anew that differ: a Redis
 * that keeps its data may come back from a crash with an older state, which nothing in it shows.
 */
export async function mendWindows(now: Date): Promise<void> {
  const suspects: string[] = [];
  for (const [restaurantId, expected] of await sumAllTotals(now)) {
    const shown = await readTotalsOnly(restaurantId, "7d", now);
    if (shown.orders !== expected.orders || shown.amountMinor !== expected.amountMinor) {
      suspects.push(restaurantId);
    }
  }
  if (suspects.length > 0) await wait(LOOK_AGAIN_MS);
  for (const restaurantId of suspects) {
    const differences = await findDifferences(restaurantId, new Date());
    if (differences.length === 0) continue;
    logger.warn({ restaurantId, differences: differences.length }, "sales windows built anew");
    await rebuildWindows(restaurantId);
  }
}
