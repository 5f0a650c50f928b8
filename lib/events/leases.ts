import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { env } from "@/lib/platform/env";
import { logger, reasonOf } from "@/lib/platform/logger";
import { type Consumer, consumeShard } from "./consume";

const APPLICATION = "tiffin consumers";
const CHECK_MS = 2_000;

interface Lease {
  stop: AbortController;
  done: Promise<void>;
}

/** A fair share of the shards: all divided by the processes that run this consumer. */
export const fairShare = (shards: number, processes: number): number =>
  Math.ceil(shards / Math.max(1, processes));

/** Takes its listener off the signal when the time is up: the loops below wait for ever. */
const wait = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => {});

/**
 * Runs consumers until the signal aborts. Each shard is worked by one process at a time: the lease is
 * an advisory lock of one connection, so it ends with the process, however that ends.
 */
export async function runConsumers(
  consumers: readonly Consumer[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await holdLeases(consumers, signal);
    } catch (error) {
      logger.warn({ reason: reasonOf(error) }, "consumers lost their leases");
    }
    await wait(signal.aborted ? 0 : 1_000, signal);
  }
}

async function holdLeases(consumers: readonly Consumer[], signal: AbortSignal): Promise<void> {
  const client = new Client({
    connectionString: env.DATABASE_URL,
    application_name: APPLICATION,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  const over = AbortSignal.any([signal, lost.signal]);
  const leases = new Map<string, Lease>();
  try {
    await client.connect();
    for (const consumer of consumers) await signOn(client, consumer);
    while (!over.aborted) {
      const processes = await countProcesses(client, consumers);
      for (const consumer of consumers) {
        const share = fairShare(consumer.shards, processes.get(ownLock(consumer)) ?? 1);
        await balance(client, consumer, share, leases, over);
      }
      await wait(CHECK_MS, over);
    }
  } finally {
    for (const lease of leases.values()) lease.stop.abort();
    await Promise.allSettled([...leases.values()].map((lease) => lease.done));
    await client.end().catch(() => undefined);
  }
}

const ownLock = (consumer: Consumer) => `consumer ${consumer.name}`;
/** No shard has this number: the lock that all processes running a consumer share. */
const ROLL = -1;

/** Lets the others know that this process runs the consumer, for as long as the connection lasts. */
async function signOn(client: Client, consumer: Consumer): Promise<void> {
  await client.query("select pg_advisory_lock_shared(hashtext($1), $2)", [ownLock(consumer), ROLL]);
}

/** How many processes run each consumer, by its lock: during a deploy not all of them know a new one. */
async function countProcesses(
  client: Client,
  consumers: readonly Consumer[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ lock: string; processes: number }>(
    `select c.lock, count(*)::int as processes from unnest($1::text[]) as c(lock) join pg_locks l
         on l.locktype = 'advisory' and l.mode = 'ShareLock' and l.granted
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid::bigint = hashtext(c.lock)::bigint & 4294967295
        and l.objid::bigint = $2::bigint & 4294967295
      group by 1`,
    [consumers.map(ownLock), ROLL],
  );
  return new Map(rows.map(({ lock, processes }) => [lock, processes]));
}

async function balance(
  client: Client,
  consumer: Consumer,
  share: number,
  leases: Map<string, Lease>,
  over: AbortSignal,
): Promise<void> {
  const nameOf = (shard: number) => `${consumer.name}/${shard}`;
  const all = Array.from({ length: consumer.shards }, (_, shard) => shard);
  const held = all.filter((shard) => leases.has(nameOf(shard)));
  for (const shard of held.slice(share)) await release(client, consumer.name, shard, leases);
  let room = share - held.length;
  for (const shard of all.filter((one) => !leases.has(nameOf(one)))) {
    if (room <= 0 || over.aborted) return;
    if (!(await tryLock(client, consumer.name, shard))) continue;
    const stop = new AbortController();
    const done = consumeShard(consumer, shard, AbortSignal.any([over, stop.signal]));
    leases.set(nameOf(shard), { stop, done });
    done.catch((error) => {
      logger.warn({ consumer: consumer.name, shard, reason: reasonOf(error) }, "shard stopped");
      void release(client, consumer.name, shard, leases).catch(() => undefined);
    });
    room -= 1;
  }
}

async function tryLock(client: Client, name: string, shard: number): Promise<boolean> {
  const { rows } = await client.query<{ won: boolean }>(
    "select pg_try_advisory_lock(hashtext($1), $2) as won",
    [`consumer ${name}`, shard],
  );
  return rows[0]?.won === true;
}

async function release(client: Client, name: string, shard: number, leases: Map<string, Lease>) {
  const lease = leases.get(`${name}/${shard}`);
  lease?.stop.abort();
  await lease?.done.catch(() => undefined);
  await client.query("select pg_advisory_unlock(hashtext($1), $2)", [`consumer ${name}`, shard]);
  leases.delete(`${name}/${shard}`);
}
