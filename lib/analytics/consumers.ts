import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { Batch, Consumer } from "@/lib/events/consume";
import { StoreAway } from "@/lib/events/store-away";
import { AppError } from "@/lib/platform/errors";
import { isTransient } from "@/lib/platform/http/problem";
import { reasonOf } from "@/lib/platform/logger";
import { isRedisDown } from "@/lib/platform/redis";
import { refoldSales, type Sale } from "./commands/fold-sales";
import { buildWindows } from "./commands/rebuild-windows";
import { type Applied, applySums, readApplied } from "./gateway";
import { isWithin, salesOf, toBuckets } from "./rules";

const MOST_ATTEMPTS = 10;
/** Restaurants of a batch that are worked on at the same time. */
const AT_ONCE = 8;

/**
 * The only writer of sales windows, beside their rebuilding. A batch is added up before it touches
 * Redis: one read of what is applied and one write for each restaurant in it. An event counts once,
 * however often it is handed over: see `isCounted` and lib/analytics/gateway.
 */
export const salesWindowsConsumer: Consumer = {
  name: "sales-windows",
  topics: ["order.events", "sales.events"],
  shards: 4,
  handle: async (batch) => {
    const waiting = [...byRestaurant(batch.events)];
    const lane = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await apply(...next, batch);
    };
    const lanes = Array.from({ length: AT_ONCE }, lane);
    const failed = (await Promise.allSettled(lanes)).find((one) => one.status === "rejected");
    if (failed) throw asStoreAway(failed.reason);
  },
};

/** Keeps the sums of closed hours and days as they are when an old order changes or an old sale comes in. */
export const foldedSalesConsumer: Consumer = {
  name: "folded-sales",
  topics: ["order.events", "bill.events", "sales.events"],
  // An order is placed in an hour that has not closed.
  types: [
    "order.status_updated",
    "order.updated",
    "refund.requested",
    "refund.succeeded",
    "refund.failed",
    "sales.recorded",
  ],
  shards: 4,
  handle: async ({ events }) => {
    try {
      await refoldSales(events.flatMap(salesTimes), new Date());
    } catch (error) {
      throw asStoreAway(error);
    }
  },
};

function salesTimes(event: StoredEvent): Sale[] {
  const { restaurantId } = event;
  if (!restaurantId) return [];
  if (isType(event, "sales.recorded"))
    return event.payload.minutes.map(({ minute }) => ({
      restaurantId,
      at: new Date(minute * 60_000),
    }));
  return "placed_at" in event.payload
    ? [{ restaurantId, at: new Date(event.payload.placed_at) }]
    : [];
}

function byRestaurant(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    if (!event.restaurantId) continue;
    const group = groups.get(event.restaurantId);
    if (group) group.push(event);
    else groups.set(event.restaurantId, [event]);
  }
  return groups;
}

async function apply(restaurantId: string, events: StoredEvent[], batch: Batch): Promise<void> {
  const last = events.at(-1);
  const sold = events.map((event) => ({ event, sales: salesOf(event) }));
  if (!last || sold.every(({ sales }) => sales === undefined)) return;
  const progress = batch.late
    ? { latePosition: last.position }
    : { xid: batch.toXid, position: last.position };
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const applied = (await readApplied(restaurantId)) ?? (await buildWindows(restaurantId));
    const fresh = sold.filter(({ event }) => !isCounted(event, batch, applied));
    const sales = fresh.flatMap((one) => one.sales ?? []);
    if (sales.length === 0) return;
    const sums = toBuckets(sales, new Date());
    if (await applySums(restaurantId, applied.stamp, sums, progress)) return;
  }
  throw new StoreAway(`the windows of ${restaurantId} change too fast`);
}

/**
 * Within the snapshot the windows were built from, or read in an earlier window of the log, or earlier
 * in this one. An event that was set aside is behind what was applied since and yet not counted:
 * it is known by its own mark in Redis.
 */
function isCounted(event: StoredEvent, batch: Batch, applied: Applied): boolean {
  if (isWithin(event.xid, applied.base)) return true;
  if (batch.late) return false;
  const [read, done] = [BigInt(batch.toXid), BigInt(applied.xid)];
  return read < done || (read === done && event.position <= applied.position);
}

/** A store that does not answer is waited for; anything else is the event's own fault. */
const asStoreAway = (error: unknown): unknown =>
  isRedisDown(error) || isTransient(error) || error instanceof AppError
    ? new StoreAway(reasonOf(error))
    : error;
