import { pool } from "@/db/client";
import { logger, reasonOf } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import type { StoredEvent } from "./catalogue";
import { toStoredEvent } from "./cursor";
import { nextWake, wakesSoFar } from "./wake";

const POLL_MS = 1_000;
const MOST_REPLAYED = 1_000;

/** An event on its way to live screens. `streamId` is what a client sends back as Last-Event-ID. */
export interface LiveEvent extends StoredEvent {
  streamId: string;
}

type Listener = (events: LiveEvent[]) => void;
interface Run {
  stop: AbortController;
  /** Resolves when who listens since before gets all events from a point that has been passed. */
  settled: Promise<void>;
}
interface Tail {
  listeners: Map<string, Set<Listener>>;
  run: Run | undefined;
}

const tail = shared<Tail>("events.tail", () => ({ listeners: new Map(), run: undefined }));

export interface Following {
  /** From here on no event is missed: look at the present state after this, never before. */
  begun: Promise<void>;
  leave: () => void;
}

/**
 * Hands over a restaurant's events as they are committed, in order. One loop a process reads for all
 * its listeners, straight from the log: live screens keep moving while Redis is away.
 */
export function followRestaurant(restaurantId: string, listener: Listener): Following {
  const listeners = tail.listeners.get(restaurantId) ?? new Set();
  tail.listeners.set(restaurantId, listeners.add(listener));
  tail.run ??= startRun();
  const leave = () => {
    listeners.delete(listener);
    if (listeners.size === 0) tail.listeners.delete(restaurantId);
    if (tail.listeners.size === 0) {
      tail.run?.stop.abort();
      tail.run = undefined;
    }
  };
  return { begun: tail.run.settled, leave };
}

function startRun(): Run {
  const stop = new AbortController();
  let begin = () => {};
  const settled = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const run: Run = { stop, settled };
  void keepReading(run, begin);
  return run;
}

async function keepReading(run: Run, begin: () => void): Promise<void> {
  const { signal } = run.stop;
  let from: string | undefined;
  while (!signal.aborted) {
    let wakes = wakesSoFar();
    try {
      if (from === undefined) {
        from = await currentHorizon();
        begin();
      }
      const reading = deliver(from);
      // A read that is under way does not know who comes now.
      run.settled = reading.then(
        () => undefined,
        () => undefined,
      );
      from = await reading;
    } catch (error) {
      logger.debug({ reason: reasonOf(error) }, "live events wait for the database");
      // Woken by nothing that came before: it would ask again at once, and again.
      wakes = wakesSoFar();
    }
    await nextWake(POLL_MS, signal, wakes);
  }
  begin();
}

/** The point in the log before which every transaction has ended. */
export async function currentHorizon(): Promise<string> {
  const { rows } = await pool.query<{ xmin: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot()) as xmin",
  );
  return rows[0]?.xmin ?? "0";
}

type Row = Parameters<typeof toStoredEvent>[0] & { xmin: string };

interface Part {
  /** Up to which transaction; undefined: all that have ended by now. */
  to?: string | undefined;
  /** Only events behind this position. */
  after?: number;
}

async function readFrom(
  from: string,
  restaurantIds: string[],
  { to, after = 0 }: Part = {},
): Promise<{ to: string; rows: Row[] }> {
  const { rows } = await pool.query<Row | { xmin: string; position: null }>(
    `select h.xmin, e.position, e.xid, e.id, e.type, e.key, e.restaurant_id, e.payload, e.occurred_at
       from (select coalesce($3::xid8, pg_snapshot_xmin(pg_current_snapshot())) as xmin) h
       left join events e on e.xid >= $1::xid8 and e.xid < h.xmin and e.restaurant_id = any($2)
            and e.position > $4
      order by e.position limit ${MOST_REPLAYED}`,
    [from, restaurantIds, to ?? null, after],
  );
  const found = rows.filter((row): row is Row => row.position !== null);
  return { to: rows[0]?.xmin ?? from, rows: found };
}

/** Hands over everything since `from`. @returns up to where */
async function deliver(from: string): Promise<string> {
  const restaurantIds = [...tail.listeners.keys()];
  let part: Part = {};
  for (;;) {
    const { to, rows } = await readFrom(from, restaurantIds, part);
    handOver(rows, from);
    if (rows.length < MOST_REPLAYED) return to;
    part = { to, after: rows.at(-1)?.position ?? 0 };
  }
}

function handOver(rows: Row[], from: string): void {
  for (const [restaurantId, listeners] of tail.listeners) {
    const events = rows
      .filter((row) => row.restaurant_id === restaurantId)
      .map((row) => toLive(row, from));
    if (events.length > 0) for (const listener of listeners) listener(events);
  }
}

const toLive = (row: Row, from: string): LiveEvent => ({
  ...toStoredEvent(row),
  streamId: `${from}-${row.position}`,
});

/**
 * What a client missed since the stream id it last saw; it may get a few events again. Undefined
 * when the id is none of ours or too much has happened since: the client needs a snapshot.
 */
export async function missedSince(
  restaurantId: string,
  streamId: string | undefined,
): Promise<LiveEvent[] | undefined> {
  const from = /^(\d{1,18})-\d{1,18}$/.exec(streamId ?? "")?.[1];
  if (from === undefined) return undefined;
  const { to, rows } = await readFrom(from, [restaurantId]);
  if (BigInt(from) > BigInt(to) || rows.length >= MOST_REPLAYED || !(await reachesBack(from)))
    return undefined;
  return rows.map((row) => toLive(row, from));
}

/** Whether the log still holds everything since a transaction; old events are deleted. */
async function reachesBack(xid: string): Promise<boolean> {
  const { rows } = await pool.query<{ kept: boolean }>(
    "select exists(select from events where xid <= $1::xid8) or not exists(select from events) as kept",
    [xid],
  );
  return rows[0]?.kept === true;
}
