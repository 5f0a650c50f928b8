import { pool } from "@/db/client";
import type { EventType, StoredEvent, Topic } from "./catalogue";

export const BATCH = 500;

/**
 * Where a consumer's shard stands. Events are read in windows of finished transactions,
 * [fromXid, toXid), each sorted by position: a transaction that commits late falls into a later
 * window instead of behind the cursor, and two changes of one order keep their order.
 */
export interface Cursor {
  toXid: string;
  position: number;
}

export interface ShardOf {
  consumer: string;
  shard: number;
  shards: number;
  topics: readonly Topic[];
}

/** Makes the cursor of a new consumer: at the beginning of the log. */
export async function ensureCursor({ consumer, shard }: ShardOf): Promise<void> {
  await pool.query(
    `insert into consumer_cursors (consumer, shard, from_xid, to_xid, position)
     values ($1, $2, '0', '0', 0) on conflict do nothing`,
    [consumer, shard],
  );
}

/** Opens the next window when it would hold something; false when there is nothing new. */
export async function openWindow({ consumer, shard, shards, topics }: ShardOf): Promise<boolean> {
  const moved = await pool.query(
    `update consumer_cursors c
        set from_xid = c.to_xid, to_xid = h.xmin, position = 0, updated_at = now()
       from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) h
      where c.consumer = $1 and c.shard = $2 and exists (
        select from events e where e.xid >= c.to_xid and e.xid < h.xmin
           and e.slot % $3 = $2 and e.topic = any($4))`,
    [consumer, shard, shards, topics],
  );
  return moved.rowCount === 1;
}

interface Row {
  to_xid: string;
  position: number;
  id: string;
  type: EventType;
  key: string;
  restaurant_id: string | null;
  payload: StoredEvent["payload"];
  occurred_at: Date;
}

/** The next events of the open window, at most `BATCH`, in order. */
export async function readBatch(shard: ShardOf): Promise<{ toXid: string; events: StoredEvent[] }> {
  const { rows } = await pool.query<Row>(
    `select c.to_xid, e.position, e.id, e.type, e.key, e.restaurant_id, e.payload, e.occurred_at
       from consumer_cursors c
       join events e on e.xid >= c.from_xid and e.xid < c.to_xid and e.position > c.position
      where c.consumer = $1 and c.shard = $2 and e.slot % $3 = $2 and e.topic = any($4)
      order by e.position limit ${BATCH}`,
    [shard.consumer, shard.shard, shard.shards, shard.topics],
  );
  return { toXid: rows[0]?.to_xid ?? "0", events: rows.map(toStoredEvent) };
}

/** Marks everything up to `position` of the open window as handled. */
export async function moveCursor({ consumer, shard }: ShardOf, position: number): Promise<void> {
  await pool.query(
    "update consumer_cursors set position = $3, updated_at = now() where consumer = $1 and shard = $2",
    [consumer, shard, position],
  );
}

export const toStoredEvent = (row: Omit<Row, "to_xid">): StoredEvent => ({
  position: row.position,
  id: row.id,
  type: row.type,
  key: row.key,
  restaurantId: row.restaurant_id,
  payload: row.payload,
  occurredAt: row.occurred_at,
});
