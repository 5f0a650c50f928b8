import { logger } from "@/lib/platform/logger";
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
import { nextWake } from "./wake";

/** A batch in order, with the window it belongs to: an effect may remember (toXid, position). */
export interface Batch {
  toXid: string;
  events: StoredEvent[];
}

export interface Consumer {
  name: string;
  topics: readonly Topic[];
  shards: number;
  /** Must be safe to run twice with the same events. */
  handle: (batch: Batch) => Promise<void>;
}

/** Thrown by a handler whose store is away: the shard waits, nothing is set aside. */
export class StoreAway extends Error {}

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
      logger.warn({ consumer: consumer.name, shard, reason: String(error) }, "consumer waits");
      await nextWake(AWAY_MS, signal);
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
  const events = await readBatch(of, cursor);
  const last = events.at(-1);
  if (last) await handleBatch(consumer, of, { toXid: cursor.toXid, events });
  if (last && events.length === BATCH) {
    await moveCursor(of, last.position);
    return { ...cursor, position: last.position };
  }
  const opened = await openWindow(of);
  if (opened) return opened;
  if (last) await moveCursor(of, last.position);
  await retryWaiting(consumer, of, cursor);
  await nextWake(POLL_MS, signal);
  return last ? { ...cursor, position: last.position } : cursor;
}

async function retryWaiting(consumer: Consumer, of: ShardOf, cursor: Cursor): Promise<void> {
  await retryDue(of, (event) => consumer.handle({ toXid: cursor.toXid, events: [event] }));
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
      await setAside(of, event, String(error).slice(0, 500));
    }
  }
}
