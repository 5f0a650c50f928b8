import { setTimeout as pause } from "node:timers/promises";
import { logger, reasonOf } from "@/lib/platform/logger";
import type { StoredEvent, Topic } from "./catalogue";
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
  shards: number;
  /** Must be safe to run twice with the same events. */
  handle: (batch: Batch) => Promise<void>;
}

const POLL_MS = 1_000;
const AWAY_MS = 500;

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
  };
  let cursor = await loadCursor(of);
  while (!signal.aborted) {
    try {
      cursor = await step(consumer, of, cursor, signal);
    } catch (error) {
      logger.warn({ consumer: consumer.name, shard, reason: reasonOf(error) }, "consumer waits");
      // Woken by nothing but the end: new events would make it ask again at once, and again.
      await pause(AWAY_MS, undefined, { signal }).catch(() => undefined);
      cursor = await loadCursor(of).catch(() => cursor);
    }
  }
}

async function step(
  consumer: Consumer,
  of: ShardOf,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<Cursor> {
  const wakes = wakesSoFar();
  const events = await readBatch(of, cursor);
  const last = events.at(-1);
  if (last) await handleBatch(consumer, of, { toXid: cursor.toXid, events });
  if (last && events.length === BATCH) {
    await moveCursor(of, last.position);
    return { ...cursor, position: last.position };
  }
  const opened = await openWindow(of);
  if (!opened && last) await moveCursor(of, last.position);
  // Only now: what is tried again out of order must lie behind the stored cursor.
  await retryWaiting(consumer, of, cursor);
  if (opened) return opened;
  await nextWake(POLL_MS, signal, wakes);
  return last ? { ...cursor, position: last.position } : cursor;
}

async function retryWaiting(consumer: Consumer, of: ShardOf, cursor: Cursor): Promise<void> {
  await retryDue(of, (event) =>
    consumer.handle({ toXid: cursor.toXid, late: true, events: [event] }),
  );
}

async function handleBatch(consumer: Consumer, of: ShardOf, batch: Batch): Promise<void> {
  const held = await heldKeys(of);
  const free = batch.events.filter((event) => !held.has(event.key));
  try {
    if (free.length > 0) await consumer.handle({ ...batch, events: free });
  } catch (error) {
    if (error instanceof StoreAway) throw error;
    await handleOneByOne(consumer, of, { ...batch, events: free });
  }
  for (const event of batch.events) {
    if (held.has(event.key)) await setAside(of, event, "waits behind an earlier event of its key");
  }
}

/** A batch failed: finds the events that do, sets them aside and lets the others pass. */
async function handleOneByOne(consumer: Consumer, of: ShardOf, batch: Batch): Promise<void> {
  const held = new Set<string>();
  for (const event of batch.events) {
    if (held.has(event.key)) {
      await setAside(of, event, "waits behind an earlier event of its key");
      continue;
    }
    try {
      await consumer.handle({ ...batch, events: [event] });
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      held.add(event.key);
      await setAside(of, event, reasonOf(error).slice(0, 500));
    }
  }
}
