import { setTimeout as wait } from "node:timers/promises";
import { readApplied } from "../gateway";
import { isWithin } from "../rules";
import type { SalesFact } from "./insert-sales";

/** Twice what a consumer rests after a batch: whoever writes again at once still reads it. */
const MOST_WAIT_MS = 600;
const POLL_MS = 40;
const MOST_RESTAURANTS = 20;
/** Windows that were behind a moment ago are not waited for again. */
const TRUST_AGAIN_MS = 5_000;
let trustedFrom = 0;

/**
 * Resolves once the windows hold these facts, so that whoever is answered reads what it has written;
 * after 600 ms at most, for the answer does not depend on it.
 */
export async function waitForWindows(facts: readonly SalesFact[]): Promise<void> {
  const until = Date.now() + MOST_WAIT_MS;
  if (facts.length > MOST_RESTAURANTS || Date.now() < trustedFrom) return;
  let left = facts;
  try {
    while (left.length > 0) {
      if (Date.now() > until) {
        trustedFrom = Date.now() + TRUST_AGAIN_MS;
        return;
      }
      await wait(POLL_MS);
      const isIn = await Promise.all(left.map(isApplied));
      left = left.filter((_, index) => !isIn[index]);
    }
  } catch {
    // Redis is away: readers are answered by Postgres, which knows already.
  }
}

async function isApplied({ restaurantId, xid, position }: SalesFact): Promise<boolean> {
  const applied = await readApplied(restaurantId);
  // Not built yet: the first reader builds them from Postgres.
  if (!applied || isWithin(xid, applied.base)) return true;
  return BigInt(applied.xid) > BigInt(xid) && applied.position >= position;
}
