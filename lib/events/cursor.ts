import { pool } from "@/db/client";
import { gathered } from "@/lib/platform/batch";
import type { EventType, StoredEvent, Topic } from "./catalogue";

export const BATCH = 500;

/**
 * Where a consumer's shard stands. Events are read in windows of finished transactions,
 * [fromXid, toXid), each sorted by position: a transaction that commits late falls into a later
 * window instead of behind the cursor, and two changes of one order keep their order.
 */
export interface Cursor {
  fromXid: string;
  toXid: string;
  position: number;
}

export interface ShardOf {
  consumer: string;
  shard: number;
  shards: number;
  topics: readonly Topic[];
  /** Only these, where a consumer has no use for the others of its topics. */
  types?: readonly EventType[] | undefined;
}

interface CursorRow {
  from_xid: string;
  to_xid: string;
  position: number;
}
const toCursor = (row: CursorRow): Cursor => ({
  fromXid: row.from_xid,
  toXid: row.to_xid,
  position: row.position,
});

/** Where the shard stands; a new consumer stands at the beginning of the log. */
export async function loadCursor({ consumer, shard }: ShardOf): Promise<Cursor> {
  const { rows } = await pool.query<CursorRow>(
    `insert into consumer_cursors (consumer, shard, from_xid, to_xid, position, updated_at)
     values ($1, $2, '0', '0', 0, 'epoch')
     on conflict (consumer, shard) do update set position = consumer_cursors.position
     returning from_xid, to_xid, position`,
    [consumer, shard],
  );
  const [row] = rows;
  if (!row) throw new Error(`no cursor for ${consumer}`);
  return toCursor(row);
}

type Asking = ShardOf & Pick<Cursor, "toXid">;

/**
 * Opens the window after the cursor's when it would hold something; null when there is nothing new. Who
 * finds that the stored cursor stands elsewhere is told where, and opens nothing: a process that has lost
 * the shard and does not know yet would take a window from who has it now. The shards of a process that
 * ask at the same moment share a statement and its commit.
 */
export const openWindow = (of: ShardOf, { toXid }: Cursor): Promise<Cursor | null> =>
  look({ ...of, toXid });

const look = gathered(openWindows, { lanes: 1, most: 100, apart: () => [] });

async function openWindows(asking: Asking[]): Promise<(Cursor | null)[]> {
  const { rows } = await pool.query<CursorRow & { consumer: string; shard: number }>({
    name: "open-windows",
    text: `with asked as materialized (
        select * from json_to_recordset($1)
            as s(consumer text, shard int, shards int, topics text[], types text[], "toXid" xid8)
      ), opened as (
        update consumer_cursors c
           set from_xid = c.to_xid, to_xid = h.xmin, position = 0, updated_at = now()
          from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) h, asked s
         where c.consumer = s.consumer and c.shard = s.shard and c.to_xid = s."toXid" and (
           -- Past events of others now and then, too: or each look would begin at the last of one's own.
           -- Asked first: who is far behind does not look through all of them, while others wait.
           c.updated_at < now() - interval '1 s'
              and exists (select from events e where e.xid >= c.to_xid and e.xid < h.xmin)
           or exists (select from events e where e.xid >= c.to_xid and e.xid < h.xmin
                         and e.slot % s.shards = s.shard and e.topic = any(s.topics)
                         and (s.types is null or e.type = any(s.types))))
        returning c.consumer, c.shard, c.from_xid, c.to_xid, c.position
      )
      select * from opened
      union all
      select consumer, shard, c.from_xid, c.to_xid, c.position
        from consumer_cursors c join asked s using (consumer, shard) where c.to_xid <> s."toXid"`,
    values: [JSON.stringify(asking)],
  });
  return asking.map(({ consumer, shard }) => {
    const row = rows.find((one) => one.consumer === consumer && one.shard === shard);
    return row ? toCursor(row) : null;
  });
}

export interface Row {
  position: number;
  xid: string;
  id: string;
  type: EventType;
  key: string;
  restaurant_id: string | null;
  payload: StoredEvent["payload"];
  occurred_at: Date;
}

/** The next events of the open window, at most `BATCH`, in order. */
export async function readBatch(shard: ShardOf, cursor: Cursor): Promise<StoredEvent[]> {
  // The cursor goes in by value, so that each read is planned for the window it has.
  const { rows } = await pool.query<Row>(
    `select position, xid, id, type, key, restaurant_id, payload, occurred_at from events
      where xid >= $1::xid8 and xid < $2::xid8 and position > $3
        and slot % $4 = $5 and topic = any($6) and ($7::text[] is null or type = any($7))
      order by position limit ${BATCH}`,
    [
      cursor.fromXid,
      cursor.toXid,
      cursor.position,
      shard.shards,
      shard.shard,
      shard.topics,
      shard.types,
    ],
  );
  return rows.map(toStoredEvent);
}

/** Marks everything up to `position` as handled, if the stored window is still the one of the cursor. */
export async function moveCursor(
  { consumer, shard }: ShardOf,
  { toXid }: Cursor,
  position: number,
): Promise<void> {
  await pool.query(
    `update consumer_cursors set position = $3, updated_at = now()
      where consumer = $1 and shard = $2 and to_xid = $4::xid8 and position < $3`,
    [consumer, shard, position, toXid],
  );
}

export const toStoredEvent = (row: Row): StoredEvent => ({
  position: row.position,
  xid: row.xid,
  id: row.id,
  type: row.type,
  key: row.key,
  restaurantId: row.restaurant_id,
  payload: row.payload,
  occurredAt: row.occurred_at,
});
