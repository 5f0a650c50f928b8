import { pool } from "@/db/client";
import { deleteInBatches } from "@/db/delete-in-batches";

const KEPT_DAYS = 30;

/** Forgets what was told after thirty days, and how it was sent. */
export async function deleteOldNotices(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  // Ids begin with the moment they were made: the oldest are found without an index of their own.
  const oldest = `${before.getTime().toString(16).padStart(12, "0")}00000000000000000000`;
  const old = { key: "id", where: "id < $1::uuid", values: [oldest] };
  await deleteInBatches({ table: "notification_sends", ...old });
  await deleteInBatches({ table: "notifications", ...old });
}

/** Gives up what nobody took while it was of use. */
export async function dropStaleSends(now: Date): Promise<void> {
  await pool.query(
    `update notification_sends set status = 'DROPPED', finished_at = $1, error = 'It came too late'
      where status = 'PENDING' and expires_at <= $1 and next_try_at <= $1`,
    [now],
  );
}
