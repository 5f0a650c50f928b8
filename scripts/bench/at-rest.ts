import { setTimeout as wait } from "node:timers/promises";

const MOST_WAIT_MS = 120_000;

/**
 * Resolves once every consumer has handled what the runs before left behind: it is not this run's work.
 * The tables have statistics then, as they do in a restaurant's second week.
 */
export async function untilAtRest(): Promise<void> {
  const { consumers } = await import("@/lib/api/consumers");
  const { countUnread } = await import("@/lib/events/lag");
  const { pool } = await import("@/db/client");
  const until = Date.now() + MOST_WAIT_MS;
  for (const consumer of consumers)
    while ((await countUnread(consumer)) > 0) {
      if (Date.now() > until) throw new Error(`${consumer.name} does not catch up`);
      await wait(200);
    }
  await pool.query("analyze");
}
