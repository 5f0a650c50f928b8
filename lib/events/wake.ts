import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { Client } from "pg";
import { pool } from "@/db/client";
import { env } from "@/lib/platform/env";
import { logger, reasonOf } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

const CHANNEL = "tiffin_events";
/** NOTIFY takes a lock of the whole database at commit: one for many changes, never one each. */
const GATHER_MS = 30;
const RECONNECT_MS = 1_000;
/** Told with each announcement: a process has woken itself already. */
const PROCESS = randomUUID();

const wakes = shared("events.wakes", () => ({
  count: 0,
  emitter: new EventEmitter().setMaxListeners(0),
}));
let gathering = false;

function wake(): void {
  wakes.count += 1;
  wakes.emitter.emit("wake");
}

/** How often this process was woken: take it before looking for work, hand it to `nextWake` after. */
export const wakesSoFar = (): number => wakes.count;

/** Tells every process, soon, that there are new events. Call it after the commit. */
export function announce(): void {
  if (gathering) return;
  gathering = true;
  setTimeout(() => {
    gathering = false;
    wake();
    pool.query("select pg_notify($1, $2)", [CHANNEL, PROCESS]).catch(() => undefined);
  }, GATHER_MS);
}

/**
 * Resolves at the next announcement, or after `ms`: a lost notification costs that long at most.
 * With `since`, also when one came since `wakesSoFar` was taken, while the caller was busy.
 */
export function nextWake(ms: number, signal: AbortSignal, since = wakes.count): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      wakes.emitter.off("wake", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    wakes.emitter.once("wake", done);
    signal.addEventListener("abort", done);
    if (signal.aborted || since !== wakes.count) done();
  });
}

/** Listens for announcements of other processes until the signal aborts, reconnecting as needed. */
export async function listenForEvents(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(signal);
    } catch (error) {
      logger.debug({ reason: reasonOf(error) }, "event listener reconnects");
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
  }
}

async function listenOnce(signal: AbortSignal): Promise<void> {
  const client = new Client({
    connectionString: env.DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "tiffin listener",
  });
  const ended = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  try {
    await client.connect();
    client.on("notification", ({ payload }) => payload === PROCESS || wake());
    await client.query(`listen ${CHANNEL}`);
    wake();
    await ended;
  } finally {
    await client.end().catch(() => undefined);
  }
}
