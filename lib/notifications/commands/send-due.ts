import { setTimeout as pause } from "node:timers/promises";
import { logger, reasonOf } from "@/lib/platform/logger";

/** Messages that wait in a table, and how one is sent. */
export interface Outbox<T extends { id: string }> {
  name: string;
  mostAtOnce: number;
  /** How long it rests after each look, so that sending leaves the processors to orders. */
  restMs?: number;
  /** Who it goes to: a receiver that hangs is not handed more. */
  receiverOf: (due: T) => string;
  /** Takes messages that are due, so that no other process does, too. */
  claim: (busy: readonly string[], most: number) => Promise<T[]>;
  /** Sends one and notes what came of it. */
  send: (due: T, signal: AbortSignal) => Promise<void>;
}

const POLL_MS = 500;

/** Messages on their way, by id, with the receiver each goes to. */
type UnderWay = Map<string, { receiver: string; done: Promise<void> }>;

/** Starts what is due and can be started now. @returns how many that were */
async function startDue<T extends { id: string }>(
  outbox: Outbox<T>,
  underWay: UnderWay,
  signal: AbortSignal,
): Promise<number> {
  const busy = [...new Set([...underWay.values()].map(({ receiver }) => receiver))];
  const room = outbox.mostAtOnce - underWay.size;
  const due = room > 0 ? await outbox.claim(busy, room) : [];
  for (const one of due) {
    const done = outbox
      .send(one, signal)
      .catch((error) =>
        logger.warn({ outbox: outbox.name, reason: reasonOf(error) }, "an outcome is not kept"),
      )
      .finally(() => underWay.delete(one.id));
    underWay.set(one.id, { receiver: outbox.receiverOf(one), done });
  }
  return due.length;
}

/** Sends what is due now and waits for what comes of it. @returns how many were sent */
export async function sendDue<T extends { id: string }>(outbox: Outbox<T>): Promise<number> {
  const underWay: UnderWay = new Map();
  const started = await startDue(outbox, underWay, new AbortController().signal);
  await Promise.all([...underWay.values()].map(({ done }) => done));
  return started;
}

/** Sends until the signal aborts; any number of processes share the work. */
export async function runSender<T extends { id: string }>(
  outbox: Outbox<T>,
  signal: AbortSignal,
): Promise<void> {
  const underWay: UnderWay = new Map();
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    const started = await startDue(outbox, underWay, signal).catch((error) => {
      logger.warn({ outbox: outbox.name, reason: reasonOf(error) }, "messages wait");
      return 0;
    });
    // There may be more for those that are done already; where all are, nobody else would end the wait.
    if (started > 0 && underWay.size > 0)
      await Promise.race([...underWay.values()].map(({ done }) => done));
    await rest(started > 0 ? (outbox.restMs ?? 0) : POLL_MS);
  }
  await Promise.all([...underWay.values()].map(({ done }) => done));
}
