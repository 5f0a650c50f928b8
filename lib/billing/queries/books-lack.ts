import { pool } from "@/db/client";
import { ledgerConsumer } from "../consumers";

/** Whether something that happened before `at` has yet to be booked; what was set aside is not counted. */
export async function booksLack(at: Date): Promise<boolean> {
  const { name, topics, types } = ledgerConsumer;
  const { rows } = await pool.query<{ lack: boolean }>(
    `with cursor as (select from_xid, to_xid, position from consumer_cursors where consumer = $1)
     select exists (
       select from events e left join cursor c on true
        where e.xid >= coalesce((select from_xid from cursor), '0'::xid8)
          and (c.to_xid is null or e.xid >= c.to_xid or e.position > c.position)
          and e.topic = any($2) and e.type = any($3) and e.occurred_at < $4) as lack`,
    [name, topics, types, at],
  );
  return rows[0]?.lack === true;
}
