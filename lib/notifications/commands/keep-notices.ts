import { pool } from "@/db/client";

const KEPT_DAYS = 30;
const BATCH = 10_000;

async function deleteInBatches(table: "notifications" | "notification_sends", before: Date) {
  // Ids begin with the moment they were made: the oldest are found without an index of their own.
  const oldest = `${before.getTime().toString(16).padStart(12, "0")}00000000000000000000`;
  let deleted = BATCH;
  while (deleted === BATCH) {
    const { rowCount } = await pool.query(
      `delete from ${table} where id in (
         select id from ${table} where id < $1::uuid order by id limit ${BATCH})`,
      [oldest],
    );
    deleted = rowCount ?? 0;
  }
}

/** Forgets what was told after thirty days, and how it was sent. */
export async function deleteOldNotices(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await deleteInBatches("notification_sends", before);
  await deleteInBatches("notifications", before);
}

/** Gives up what nobody took while it was of use. */
export async function dropStaleSends(now: Date): Promise<void> {
  await pool.query(
    `update notification_sends set status = 'DROPPED', finished_at = $1, error = 'It came too late'
      where status = 'PENDING' and expires_at <= $1 and next_try_at <= $1`,
    [now],
  );
}
