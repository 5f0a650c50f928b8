import { setTimeout as pause } from "node:timers/promises";
import { bulkhead } from "cockatiel";
import { env } from "@/lib/platform/env";
import { logger, reasonOf } from "@/lib/platform/logger";
import type { EventType, StoredEvent, Topic } from "./catalogue";
import {
  BATCH,
  type Cursor,
  loadCursor,
  moveCursor,
  openWindow,
  readBatch,
  type ShardOf,
} from "./cursor";
import { heldKeys, retryDue, setAside } from "./dead-letters";
import { readRecent, share } from "./recent";
import { StoreAway } from "./store-away";
import { nextWake, wakesSoFar } from "./wake";

/** A batch in order, with the window it belongs to: an effect may remember (toXid, position). */
export interface Batch {
  toXid: string;
  /** The events were set aside before and come out of their order: (toXid, position) says nothing. */
  late?: boolean;
  events: StoredEvent[];
}

export interface Consumer {
  name: string;
  topics: readonly Topic[];
  types?: readonly EventType[];
  shards: number;
  /** Must be safe to run twice with the same events. */
  handle: (batch: Batch) => Promise<void>;
}

const POLL_MS = 1_000;
/** Between two looks, so that a batch is worth its commit: an event alone is not kept waiting. */
const REST_MS = 300;
const AWAY_MS = 500;

/**
 * What happens wakes all shards in one moment. At most half as many batches are handled at once as
 * there are connections, most on one each: an order that comes meanwhile finds one.
 */
const turns = bulkhead(Math.floor(env.PG_POOL_MAX / 2), Number.POSITIVE_INFINITY);

const takesOrders = env.TIFFIN_ROLES.some((role) => role === "web" || role === "api");
/** Where orders are taken, too, batches go one after the other: several at once are a burst they wait behind. */
const next = bulkhead(takesOrders ? 1 : Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
/** A batch that takes longer, as where a store is away, holds up no other. */
const LONG_MS = 250;
/** There a batch is followed by a rest as long as it took, at most this: orders have the processors meanwhile. */
const MOST_REST_MS = 50;

/** A shard as its holder knows it. Nobody else sets its events aside, so `held` is never behind. */
interface Held {
  of: ShardOf;
  cursor: Cursor;
  /** The window has been read to its end: nothing is added to it any more. */
  isRead: boolean;
  /** When it last asked for news, of `performance.now`. */
  lookedAt: number;
  /** Keys with events set aside, whose later events have to wait. */
  held: Set<string>;
}

const WAITS_BEHIND = "waits behind an earlier event of its key";

/** Reads one shard of the log until the signal aborts. The caller holds the shard's lease. */
export async function consumeShard(
  consumer: Consumer,
  shard: number,
  signal: AbortSignal,
): Promise<void> {
  const of: ShardOf = {
    consumer: consumer.name,
    shard,
    shards: consumer.shards,
    topics: consumer.topics,
    types: consumer.types,
  };
  const leave = share(of);
  try {
    await consumeOn(consumer, of, signal);
  } finally {
    leave();
  }
}

async function consumeOn(consumer: Consumer, of: ShardOf, signal: AbortSignal): Promise<void> {
  const load = async () => ({
    of,
    cursor: await loadCursor(of),
    isRead: false,
    lookedAt: Number.NEGATIVE_INFINITY,
    held: await heldKeys(of),
  });
  let own: Held | undefined;
  while (!signal.aborted) {
    try {
      own ??= await load();
      own.cursor = await step(consumer, own, signal);
    } catch (error) {
      const { consumer: name, shard } = of;
      logger.warn({ consumer: name, shard, reason: reasonOf(error) }, "consumer waits");
      // What was stored may be more than is known of here.
      own = undefined;
      // Woken by nothing but the end: new events would make it ask again at once, and again.
      await pause(AWAY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function step(consumer: Consumer, own: Held, signal: AbortSignal): Promise<Cursor> {
  const { of, cursor } = own;
  const events = own.isRead
    ? []
    : ((await readRecent(of, cursor)) ?? (await readBatch(of, cursor)));
  const last = events.at(-1);
  if (last) await inTurn(() => handleBatch(consumer, own, { toXid: cursor.toXid, events }));
  if (last && events.length === BATCH) {
    await moveCursor(of, cursor, last.position);
    return { ...cursor, position: last.position };
  }
  own.isRead = true;
  await rest(own, signal);
  const wakes = wakesSoFar();
  const opened = await openWindow(of, cursor);
  if (!opened && last) await moveCursor(of, cursor, last.position);
  // Only now: what is tried again out of order must lie behind the stored cursor.
  if (own.held.size > 0) await retryWaiting(consumer, own);
  if (opened) {
    own.isRead = false;
    return opened;
  }
  await nextWake(POLL_MS, signal, wakes);
  return last ? { ...cursor, position: last.position } : cursor;
}

async function rest(own: Held, signal: AbortSignal): Promise<void> {
  const leftMs = own.lookedAt + REST_MS - performance.now();
  if (leftMs > 0) await pause(leftMs, undefined, { signal }).catch(() => undefined);
  own.lookedAt = performance.now();
}

async function retryWaiting(consumer: Consumer, own: Held): Promise<void> {
  await retryDue(own.of, (event) =>
    consumer.handle({ toXid: own.cursor.toXid, late: true, events: [event] }),
  );
  own.held = await heldKeys(own.of);
}

async function inTurn(handle: () => Promise<void>): Promise<void> {
  await turns.execute(async () => {
    let handled: Promise<void> | undefined;
    await next.execute(async () => {
      const began = performance.now();
      handled = handle();
      await Promise.race([handled.catch(() => undefined), pause(LONG_MS)]);
      if (takesOrders) await pause(Math.min(performance.now() - began, MOST_REST_MS));
    });
    await handled;
  });
}

async function handleBatch(consumer: Consumer, own: Held, batch: Batch): Promise<void> {
  const waiting = batch.events.filter((event) => own.held.has(event.key));
  const free = batch.events.filter((event) => !own.held.has(event.key));
  try {
    if (free.length > 0) await consumer.handle({ ...batch, events: free });
  } catch (error) {
    if (error instanceof StoreAway) throw error;
    await handleOneByOne(consumer, own, { ...batch, events: free });
  }
  for (const event of waiting) await setAside(own.of, event, WAITS_BEHIND);
}

/** A batch failed: finds the events that do, sets them aside and lets the others pass. */
async function handleOneByOne(consumer: Consumer, own: Held, batch: Batch): Promise<void> {
  for (const event of batch.events) {
    if (own.held.has(event.key)) {
      await setAside(own.of, event, WAITS_BEHIND);
      continue;
    }
    try {
      await consumer.handle({ ...batch, events: [event] });
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      await setAside(own.of, event, reasonOf(error).slice(0, 500));
      own.held.add(event.key);
    }
  }
}
