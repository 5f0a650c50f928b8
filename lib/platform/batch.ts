import { setImmediate as turnOver, setTimeout as wait } from "node:timers/promises";

interface Waiting<V> {
  key: string;
  resolve: (value: V | undefined) => void;
  reject: (reason: unknown) => void;
}

/**
 * A round trip costs two writes to a socket, a wake-up and a statement. Where look-ups come together, a
 * few wait this long after the last query for more to share the next; enough of them leave at once.
 */
const APART_MS = 5;
const ENOUGH = 16;

/**
 * Answers many look-ups of single keys with few queries: while one query runs, the keys asked for
 * meanwhile gather for the next. An answer always comes from a query that began after it was asked
 * for, so nobody reads what was true before a write they know of.
 */
export function batched<V>(loadMany: (keys: string[]) => Promise<Map<string, V>>) {
  let waiting: Waiting<V>[] = [];
  let running = false;
  let haveEnough = () => {};

  async function run(): Promise<void> {
    running = true;
    // Whatever else this turn of the event loop has read joins before the first query leaves.
    await turnOver();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const rested = wait(APART_MS);
      const tell = await ask(batch);
      const isCrowded = waiting.length > 0;
      tell();
      if (isCrowded && waiting.length < ENOUGH) await Promise.race([rested, enough()]);
    }
    running = false;
  }

  const enough = () =>
    new Promise<void>((resolve) => {
      haveEnough = resolve;
    });

  /** @returns what tells everybody in the batch */
  async function ask(batch: Waiting<V>[]): Promise<() => void> {
    try {
      const found = await loadMany([...new Set(batch.map(({ key }) => key))]);
      return () => {
        for (const { key, resolve } of batch) resolve(found.get(key));
      };
    } catch (error) {
      return () => {
        for (const { reject } of batch) reject(error);
      };
    }
  }

  return (key: string): Promise<V | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!running) void run();
      else if (waiting.length === ENOUGH) haveEnough();
    });
}

interface Sent<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (reason: unknown) => void;
}

interface Gathering<T> {
  /** Batches that may run at once. */
  lanes: number;
  /** Items a batch may hold. */
  most: number;
  /** Items with a mark in common never share a batch. */
  apart: (item: T) => string[];
}

/**
 * Writes items in few batches: while `lanes` of them run, what comes gathers for the next. `runAll`
 * answers in the order it was given; if it throws, everybody in the batch is told so.
 */
export function gathered<T, R>(
  runAll: (items: T[]) => Promise<R[]>,
  { lanes, most, apart }: Gathering<T>,
): (item: T) => Promise<R> {
  let waiting: Sent<T, R>[] = [];
  let running = 0;

  function takeBatch(): Sent<T, R>[] {
    const marks = new Set<string>();
    const batch: Sent<T, R>[] = [];
    const left: Sent<T, R>[] = [];
    for (const sent of waiting) {
      const own = apart(sent.item);
      if (batch.length === most || own.some((mark) => marks.has(mark))) left.push(sent);
      else batch.push(sent);
      for (const mark of own) marks.add(mark);
    }
    waiting = left;
    return batch;
  }

  async function run(): Promise<void> {
    running += 1;
    // Whatever else this turn of the event loop brings joins before the first batch leaves.
    await turnOver();
    while (waiting.length > 0) await settle(takeBatch());
    running -= 1;
  }

  async function settle(batch: Sent<T, R>[]): Promise<void> {
    try {
      const results = await runAll(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error("no result for an item of the batch"));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running < lanes) void run();
    });
}
