import { pool } from "@/db/client";
import type { Consumer } from "./consume";

/** How many events a consumer has still to handle, those it set aside not counted. */
export async function countUnread({ name, shards, topics, types }: Consumer): Promise<number> {
  const { rows } = await pool.query<{ unread: number }>(
    `select count(*) as unread from events e
       left join consumer_cursors c on c.consumer = $1 and c.shard = e.slot % $2
      where e.topic = any($3) and ($4::text[] is null or e.type = any($4))
        and e.xid >= coalesce((select min(from_xid) from consumer_cursors
                                where consumer = $1 having count(*) = $2), '0'::xid8)
        and (c.shard is null or e.xid >= c.to_xid or (e.xid >= c.from_xid and e.position > c.position))`,
    [name, shards, topics, types],
  );
  return rows[0]?.unread ?? 0;
}

/** Age in seconds of the oldest event that a consumer has yet to handle; 0 when it is up to date. */
export async function consumerLagS({ name, shards, topics, types }: Consumer): Promise<number> {
  const { rows } = await pool.query<{ seconds: number | null }>(
    `select extract(epoch from now() - min(e.occurred_at))::float8 as seconds
       from consumer_cursors c
       join events e on e.slot % $2 = c.shard and e.topic = any($3)
        and ($4::text[] is null or e.type = any($4))
        and e.xid >= c.from_xid and (e.xid >= c.to_xid or e.position > c.position)
      where c.consumer = $1`,
    [name, shards, topics, types],
  );
  return Math.max(0, rows[0]?.seconds ?? 0);
}
