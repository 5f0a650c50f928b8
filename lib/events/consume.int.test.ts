import { afterEach, describe, expect, test } from "vitest";
import { type Db, db, pool } from "@/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { appendEvent } from "./append";
import type { Topic } from "./catalogue";
import type { Batch, Consumer } from "./consume";
import { loadCursor, moveCursor, openWindow } from "./cursor";
import { MOST_TRIES, replayDeadLetter } from "./dead-letters";
import { countUnread } from "./lag";
import { runConsumers } from "./leases";
import { StoreAway } from "./store-away";
import { announce } from "./wake";

// Who reads of orders shares what its process reads; who does not reads for itself.
const busy: readonly Topic[] = ["menu.events", "order.events"];
const ways = [
  { way: "for itself", topics: ["menu.events"] },
  { way: "with others", topics: busy },
] satisfies { way: string; topics: readonly Topic[] }[];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** Runs a consumer as a process of its own would. @returns how to end it */
function start(consumer: Consumer): () => Promise<void> {
  const over = new AbortController();
  const done = runConsumers([consumer], over.signal);
  const stop = async () => {
    over.abort();
    await done;
  };
  stops.push(stop);
  return stop;
}

interface Seen {
  key: string;
  note: string;
}

/** A consumer that notes what it saw; `refuse` may throw before it does. */
function notingConsumer(
  refuse: (seen: Seen, batch: Batch) => void = () => undefined,
  { name = `noting-${newId()}`, topics = busy, shards = 4 }: Partial<Consumer> = {},
) {
  const seen: Seen[] = [];
  const consumer: Consumer = {
    name,
    topics,
    shards,
    handle: async (batch) => {
      const facts = batch.events.map((event) => ({
        key: event.key,
        note: "change" in event.payload ? event.payload.change : "",
      }));
      for (const fact of facts) refuse(fact, batch);
      seen.push(...facts);
    },
  };
  return { consumer, seen };
}

/** Appends a fact under a key of its own; `note` tells it from others. */
async function append(key: string, note: string, tx: Db = db, restaurantId = newId()) {
  await appendEvent(tx, "menu.updated", {
    key,
    restaurantId,
    at: new Date(),
    data: { restaurant_id: restaurantId, menu_version: 1, change: note },
  });
  announce();
}

const notesOf = (seen: Seen[], key: string) =>
  seen.filter((one) => one.key === key).map((one) => one.note);
const lettersOf = async (consumer: Consumer) => {
  const { rows } = await pool.query<{ id: string; tries: number; died: boolean }>(
    "select id, tries, died_at is not null as died from dead_letters where consumer = $1 order by position",
    [consumer.name],
  );
  return rows;
};
/** Does not wait out the back-off: every letter is due now. */
const hurry = async ({ name }: Consumer) => {
  await pool.query(
    "update dead_letters set next_try_at = now() where consumer = $1 and died_at is null",
    [name],
  );
  announce();
};
const within = { timeout: 10_000, interval: 20 };

describe.each(ways)("who reads $way", ({ topics }) => {
  test("every event is seen once, those of a key in their order", async () => {
    const { consumer, seen } = notingConsumer(undefined, { topics });
    start(consumer);
    const keys = Array.from({ length: 8 }, () => newId());
    const lanes = keys.map(async (key) => {
      const restaurantId = newId();
      for (let n = 0; n < 20; n += 1) await append(key, String(n), db, restaurantId);
    });
    await Promise.all(lanes);
    const inOrder = Array.from({ length: 20 }, (_, n) => String(n));
    for (const key of keys) await expect.poll(() => notesOf(seen, key), within).toEqual(inOrder);
  });

  test("an event whose transaction commits late is not passed over", async () => {
    const { consumer, seen } = notingConsumer(undefined, { topics });
    start(consumer);
    const key = newId();
    await db.transaction(async (tx) => {
      await append(key, "late", tx);
      await append(key, "early");
      await expect.poll(() => countUnread(consumer), within).toBeGreaterThan(0);
    });
    announce();
    await expect.poll(() => notesOf(seen, key).sort(), within).toEqual(["early", "late"]);
  });
});

test("what many came to while a consumer was away is read by all, each at its own pace", async () => {
  const all = [4, 2, 1].map((shards) => notingConsumer(undefined, { shards }));
  const [first] = all;
  const stop = first && start(first.consumer);
  const [key, restaurantId] = [newId(), newId()];
  await append(key, "0", db, restaurantId);
  await expect.poll(() => first && notesOf(first.seen, key), within).toEqual(["0"]);
  await stop?.();
  // More than a process keeps of what it has read.
  await pool.query(
    `insert into events (topic, type, key, restaurant_id, payload, occurred_at)
     select 'menu.events', 'menu.updated', $1, $2, jsonb_build_object('change', n::text), now()
       from generate_series(1, 5000) n`,
    [key, restaurantId],
  );
  for (const { consumer } of all) start(consumer);
  await append(key, "5001", db, restaurantId);
  const inOrder = Array.from({ length: 5_002 }, (_, n) => String(n));
  for (const { seen } of all) await expect.poll(() => notesOf(seen, key), within).toEqual(inOrder);
});

test("a consumer that is killed before it noted its progress reads the same again", async () => {
  const first = notingConsumer();
  const stop = start(first.consumer);
  const key = newId();
  await append(key, "once");
  await expect.poll(() => notesOf(first.seen, key), within).toEqual(["once"]);
  await stop();
  await pool.query("update consumer_cursors set position = 0 where consumer = $1", [
    first.consumer.name,
  ]);
  const second = notingConsumer(() => undefined, { name: first.consumer.name });
  start(second.consumer);
  await expect.poll(() => notesOf(second.seen, key), within).toEqual(["once"]);
});

describe("an event that cannot be handled", () => {
  test("is given up after eight tries and holds up nothing but its key", async () => {
    const [bad, good, restaurantId] = [newId(), newId(), newId()];
    const { consumer, seen } = notingConsumer(({ note }) => {
      if (note === "poison") throw new Error("cannot be handled");
    });
    start(consumer);
    await append(bad, "before", db, restaurantId);
    await append(bad, "poison", db, restaurantId);
    await append(bad, "after", db, restaurantId);
    await append(good, "neighbour", db, restaurantId);
    await expect.poll(() => notesOf(seen, good), within).toEqual(["neighbour"]);
    await expect
      .poll(async () => {
        await hurry(consumer);
        return (await lettersOf(consumer)).map((letter) => letter.died);
      }, within)
      .toEqual([true, false]);
    const [dead] = await lettersOf(consumer);
    expect(dead?.tries).toBe(MOST_TRIES);
    expect(notesOf(seen, bad)).toEqual(["before"]);
    await append(good, "later", db, restaurantId);
    await expect.poll(() => notesOf(seen, good), within).toEqual(["neighbour", "later"]);
  });

  test("goes through once it can, and what waited behind it follows in order", async () => {
    const key = newId();
    let isBroken = true;
    const { consumer, seen } = notingConsumer((fact) => {
      if (isBroken && fact.key === key && fact.note === "1") throw new Error("not yet");
    });
    start(consumer);
    const restaurantId = newId();
    for (const note of ["0", "1", "2", "3"]) await append(key, note, db, restaurantId);
    await expect.poll(async () => (await lettersOf(consumer)).length, within).toBe(3);
    isBroken = false;
    await expect
      .poll(async () => {
        await hurry(consumer);
        return notesOf(seen, key);
      }, within)
      .toEqual(["0", "1", "2", "3"]);
    await expect.poll(() => lettersOf(consumer), within).toEqual([]);
  });

  test("is tried again when an administrator says so", async () => {
    const key = newId();
    let isBroken = true;
    const { consumer, seen } = notingConsumer((fact) => {
      if (isBroken && fact.key === key) throw new Error("cannot be handled");
    });
    start(consumer);
    await append(key, "given up");
    await expect
      .poll(async () => {
        await hurry(consumer);
        return (await lettersOf(consumer)).map((letter) => letter.died);
      }, within)
      .toEqual([true]);
    isBroken = false;
    const [letter] = await lettersOf(consumer);
    expect(await replayDeadLetter(db, letter?.id ?? "")).toBe(true);
    announce();
    await expect.poll(() => notesOf(seen, key), within).toEqual(["given up"]);
  });
});

test("while its store is away a consumer waits, and gives up nothing", async () => {
  const key = newId();
  let isAway = true;
  let attempts = 0;
  const { consumer, seen } = notingConsumer(() => {
    attempts += 1;
    if (isAway) throw new StoreAway("no answer");
  });
  start(consumer);
  await append(key, "patient");
  await expect.poll(() => attempts, within).toBeGreaterThan(2);
  expect(await lettersOf(consumer)).toEqual([]);
  isAway = false;
  await expect.poll(() => notesOf(seen, key), within).toEqual(["patient"]);
});

test("two processes share the shards, and one takes over when the other ends", async () => {
  const one = notingConsumer();
  const other = notingConsumer(() => undefined, { name: one.consumer.name });
  const stopOne = start(one.consumer);
  const key = newId();
  let sent = 0;
  const send = async () => {
    sent += 1;
    await append(key, String(sent));
  };
  await send();
  await expect.poll(() => one.seen.length, within).toBeGreaterThan(0);
  start(other.consumer);
  await expect
    .poll(async () => {
      await send();
      return notesOf(other.seen, key).length;
    }, within)
    .toBeGreaterThan(3);
  await stopOne();
  const before = sent;
  for (let n = 0; n < 16; n += 1) await send();
  await expect
    .poll(() => notesOf(other.seen, key).filter((note) => Number(note) > before).length, within)
    .toBe(16);
  const notes = [...notesOf(one.seen, key), ...notesOf(other.seen, key)];
  expect(notes.map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: sent }, (_, n) => n + 1),
  );
});

test.each(["is behind the new one", "knows as much as the new one"])(
  "a former holder of a shard that %s takes no event from it",
  async (how) => {
    const { consumer, seen } = notingConsumer(undefined, { shards: 1 });
    const of = { consumer: consumer.name, shard: 0, shards: 1, topics: busy };
    start(consumer);
    const key = newId();
    await append(key, "0");
    await expect.poll(() => notesOf(seen, key), within).toEqual(["0"]);
    const behind = await loadCursor(of);
    await append(key, "1");
    await expect.poll(() => notesOf(seen, key), within).toEqual(["0", "1"]);
    const known = how.startsWith("is behind") ? behind : await loadCursor(of);
    await append(key, "2");
    await openWindow(of, known);
    await moveCursor(of, known, Number.MAX_SAFE_INTEGER);
    await expect.poll(() => notesOf(seen, key), within).toEqual(["0", "1", "2"]);
    await append(key, "3");
    await expect.poll(() => notesOf(seen, key), within).toEqual(["0", "1", "2", "3"]);
  },
);

test("events of others are passed once, not looked at again with every wake-up", async () => {
  const { consumer, seen } = notingConsumer();
  start(consumer);
  const userId = newId();
  await appendEvent(db, "user.deactivated", {
    key: userId,
    at: new Date(),
    data: { user_id: userId },
  });
  const { rows } = await pool.query("select xid from events where key = $1", [userId]);
  await expect
    .poll(async () => {
      announce();
      const { rows: behind } = await pool.query(
        "select count(*)::int as shards from consumer_cursors where consumer = $1 and to_xid > $2::xid8",
        [consumer.name, rows[0]?.xid],
      );
      return behind[0]?.shards;
    }, within)
    .toBe(consumer.shards);
  expect(notesOf(seen, userId)).toEqual([]);
});

test("however much consumers have to do, orders find a connection", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let holding = 0;
  const { consumer } = notingConsumer();
  const hungry: Consumer = {
    ...consumer,
    shards: 2 * env.PG_POOL_MAX,
    handle: async () => {
      const client = await pool.connect();
      holding += 1;
      await held;
      client.release();
    },
  };
  await Promise.all(Array.from({ length: 10 * env.PG_POOL_MAX }, () => append(newId(), "much")));
  start(hungry);
  const most = env.PG_POOL_MAX / 2;
  try {
    await expect.poll(() => holding, { timeout: 10_000 }).toBe(most);
    expect((await pool.query("select 1")).rowCount).toBe(1);
    expect(holding).toBe(most);
  } finally {
    letGo();
  }
});

describe("where orders are taken, too", () => {
  test("one batch is handled after the other", async () => {
    const { consumer, seen } = notingConsumer(undefined, { shards: 8 });
    let [running, most] = [0, 0];
    const counting: Consumer = {
      ...consumer,
      handle: async (batch) => {
        running += 1;
        most = Math.max(most, running);
        await pool.query("select pg_sleep(0.01)");
        running -= 1;
        await consumer.handle(batch);
      },
    };
    const keys = Array.from({ length: 40 }, () => newId());
    await Promise.all(keys.map((key) => append(key, "short")));
    start(counting);
    for (const key of keys) await expect.poll(() => notesOf(seen, key), within).toEqual(["short"]);
    expect(most).toBe(1);
  });

  test("a batch that takes long holds up no other", async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isHeld = false;
    const stuck = notingConsumer(undefined, { shards: 1 });
    start({
      ...stuck.consumer,
      handle: async (batch) => {
        isHeld = true;
        await held;
        await stuck.consumer.handle(batch);
      },
    });
    const key = newId();
    try {
      await append(key, "while one waits");
      await expect.poll(() => isHeld, within).toBe(true);
      const { consumer, seen } = notingConsumer();
      start(consumer);
      await expect.poll(() => notesOf(seen, key), within).toEqual(["while one waits"]);
      expect(notesOf(stuck.seen, key)).toEqual([]);
    } finally {
      letGo();
    }
    await expect.poll(() => notesOf(stuck.seen, key), within).toEqual(["while one waits"]);
  });
});
