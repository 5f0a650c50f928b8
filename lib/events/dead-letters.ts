import { eq, sql } from "drizzle-orm";
import { type Db, pool } from "@/db/client";
import { deadLetters } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { logger, reasonOf } from "@/lib/platform/logger";
import type { StoredEvent } from "./catalogue";
import { type ShardOf, toStoredEvent } from "./cursor";
import { StoreAway } from "./store-away";

export const MOST_TRIES = 8;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait before the next try: doubled each time, with up to a half of it at random. */
export function waitMs(tries: number, random: number): number {
  const full = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  return Math.round(full * (0.5 + random / 2));
}

/** Sets an event aside; later events of its key line up behind it. */
export async function setAside(shard: ShardOf, event: StoredEvent, reason: string): Promise<void> {
  await pool.query(
    `insert into dead_letters (id, consumer, shard, position, key, next_try_at, last_error)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7)
     on conflict (consumer, position) do nothing`,
    [
      newId(),
      shard.consumer,
      shard.shard,
      event.position,
      event.key,
      waitMs(0, Math.random()) / 1000,
      reason,
    ],
  );
}

/** Keys of the shard whose events have to wait. */
export async function heldKeys({ consumer, shard }: ShardOf): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    "select distinct key from dead_letters where consumer = $1 and shard = $2",
    [consumer, shard],
  );
  return new Set(rows.map((row) => row.key));
}

interface DueRow {
  letter_id: string;
  tries: number;
  position: number;
  xid: string;
  id: string;
  type: StoredEvent["type"];
  key: string;
  restaurant_id: string | null;
  payload: StoredEvent["payload"];
  occurred_at: Date;
}

/** Tries again what is due: the first waiting event of each key. Returns how many went through. */
export async function retryDue(
  shard: ShardOf,
  handle: (event: StoredEvent) => Promise<void>,
): Promise<number> {
  const { rows } = await pool.query<DueRow>(
    `select l.id as letter_id, l.tries, e.* from (
       select distinct on (key) * from dead_letters
        where consumer = $1 and shard = $2 order by key, position
     ) l join events e on e.position = l.position
     where l.died_at is null and l.next_try_at <= now() order by e.position limit 100`,
    [shard.consumer, shard.shard],
  );
  let handled = 0;
  for (const row of rows) if (await tryAgain(row, handle)) handled += 1;
  return handled;
}

async function tryAgain(
  row: DueRow,
  handle: (event: StoredEvent) => Promise<void>,
): Promise<boolean> {
  try {
    await handle(toStoredEvent(row));
    await pool.query("delete from dead_letters where id = $1", [row.letter_id]);
    return true;
  } catch (error) {
    // The store's absence is no fault of the event: it costs none of its tries.
    if (error instanceof StoreAway) throw error;
    await countFailure(row, reasonOf(error));
    return false;
  }
}

async function countFailure(row: DueRow, reason: string): Promise<void> {
  const tries = row.tries + 1;
  const dead = tries >= MOST_TRIES;
  if (dead) logger.error({ event: row.id, type: row.type }, "event given up, see dead letters");
  await pool.query(
    `update dead_letters set tries = $2, last_error = $3, died_at = case when $4 then now() end,
            next_try_at = now() + make_interval(secs => $5) where id = $1`,
    [row.letter_id, tries, reason.slice(0, 500), dead, waitMs(tries, Math.random()) / 1000],
  );
}

/** Gives a dead letter eight new tries. False when there is no such letter. */
export async function replayDeadLetter(tx: Db, id: string): Promise<boolean> {
  const { rowCount } = await tx
    .update(deadLetters)
    .set({ diedAt: null, tries: 0, nextTryAt: sql`now()` })
    .where(eq(deadLetters.id, id));
  return rowCount === 1;
}
