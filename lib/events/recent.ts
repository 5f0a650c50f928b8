import { pool } from "@/db/client";
import type { StoredEvent, Topic } from "./catalogue";
import { BATCH, type Cursor, type Row, type ShardOf, toStoredEvent } from "./cursor";

/** Slots by their remainder: a shard that shares has one of these, or some. */
const CLASSES = 4;
/** Some seconds of a busy evening; who is further behind reads for itself. */
const MOST_KEPT = 4_000;
/** What most of the log is about. Who reads only of rarer things is not sent the whole log. */
const BUSY: Topic = "order.events";

interface Recent {
  event: StoredEvent;
  topic: Topic;
  slot: number;
  xid: bigint;
}

/** All events of the classes held from transactions of [from, to). */
interface Stretch {
  from: bigint;
  to: bigint;
  events: Recent[];
}

/** What this process has read of late, one stretch after the other without a gap. */
let stretches: Stretch[] = [];
let reading: Promise<void> | undefined;
/** Every transaction before it has ended. */
let horizon = 0n;
const holders = new Map<ShardOf, readonly number[]>();

const heldClasses = (): Set<number> => new Set([...holders.values()].flat());

/**
 * Has a shard share what this process reads of the log, until the returned function is called: an
 * order is sent once to a process, and not once to each of its consumers.
 */
export function share(of: ShardOf): () => void {
  if (CLASSES % of.shards !== 0 || !of.topics.includes(BUSY)) return () => undefined;
  const held = heldClasses();
  const classes = Array.from({ length: CLASSES }, (_, n) => n).filter(
    (n) => n % of.shards === of.shard,
  );
  holders.set(of, classes);
  if (classes.some((one) => !held.has(one))) {
    // What was read so far lacks the new ones, and may be of a Postgres that is no more.
    stretches = [];
    horizon = 0n;
  }
  return () => holders.delete(of);
}

/** As `readBatch`, from what the process has read; undefined when that does not reach so far back. */
export async function readRecent(of: ShardOf, cursor: Cursor): Promise<StoredEvent[] | undefined> {
  if (!holders.has(of)) return undefined;
  const [from, to] = [BigInt(cursor.fromXid), BigInt(cursor.toXid)];
  for (let end = endOf(stretches); end === undefined || end < to; end = endOf(stretches)) {
    if (to > horizon) horizon = to;
    reading ??= readOn(end ?? from).finally(() => {
      reading = undefined;
    });
    await reading;
  }
  const [oldest] = stretches;
  if (!oldest || oldest.from > from) return undefined;
  return stretches
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .flatMap(({ events }) => events)
    .filter((one) => one.xid >= from && one.xid < to && isFor(of, cursor, one))
    .map(({ event }) => event)
    .sort((a, b) => a.position - b.position)
    .slice(0, BATCH);
}

const endOf = (all: Stretch[]): bigint | undefined => all.at(-1)?.to;

const isFor = (of: ShardOf, cursor: Cursor, { event, topic, slot }: Recent): boolean =>
  event.position > cursor.position &&
  slot % of.shards === of.shard &&
  of.topics.includes(topic) &&
  (of.types?.includes(event.type) ?? true);

/** Reads up to the horizon; where that is too much to keep, it begins anew from there. */
async function readOn(from: bigint): Promise<void> {
  const [before, to] = [stretches, horizon];
  const { rows } = await pool.query<Row & { topic: Topic; slot: number }>(
    `select position, xid, id, topic, type, key, restaurant_id, slot, payload, occurred_at from events
      where xid >= $1::xid8 and xid < $2::xid8 and slot % ${CLASSES} = any($3)
      order by position limit ${MOST_KEPT + 1}`,
    [from, to, [...heldClasses()]],
  );
  // A shard has joined meanwhile whose events may not be among these.
  if (stretches !== before) return;
  const events = rows.map((row) => ({
    event: toStoredEvent(row),
    topic: row.topic,
    slot: row.slot,
    xid: BigInt(row.xid),
  }));
  stretches =
    events.length > MOST_KEPT
      ? [{ from: to, to, events: [] }]
      : withinBounds([...stretches, { from, to, events }]);
}

/** The latest stretches that are not too much together; the last in any case. */
function withinBounds(all: Stretch[]): Stretch[] {
  let kept = 0;
  const tooMuch = all.findLastIndex(({ events }) => {
    // An empty one counts, too: others may be busy for days while this process' slots are not.
    kept += Math.max(1, events.length);
    return kept > MOST_KEPT;
  });
  return all.slice(tooMuch + 1);
}
