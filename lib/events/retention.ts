import { deleteInBatches } from "@/db/delete-in-batches";

const KEPT_DAYS = 7;

/**
 * Deletes events older than a week that every consumer has passed and no dead letter needs, and
 * idempotency records that nobody will ask for any more.
 */
export async function deleteOldEvents(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await deleteInBatches({
    table: "events",
    key: "position",
    where: `occurred_at < $1
            and xid < all(select from_xid from consumer_cursors)
            and not exists (select from dead_letters l where l.position = events.position)`,
    values: [before],
  });
  await deleteInBatches({
    table: "idempotency_keys",
    key: "key",
    by: "created_at",
    where: "created_at < $1",
    values: [before],
  });
}
