import { pool } from "@/db/client";

const KEPT_DAYS = 7;
const BATCH = 10_000;

/**
 * Deletes events older than a week that every consumer has passed and no dead letter needs, and
 * idempotency records that nobody will ask for any more.
 */
export async function deleteOldEvents(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  let deleted = BATCH;
  while (deleted === BATCH) {
    const { rowCount } = await pool.query(
      `delete from events where position in (
         select position from events e
          where occurred_at < $1
            and xid < all(select from_xid from consumer_cursors)
            and not exists (select from dead_letters l where l.position = e.position)
          order by position limit ${BATCH})`,
      [before],
    );
    deleted = rowCount ?? 0;
  }
  await pool.query("delete from idempotency_keys where created_at < $1", [before]);
}
