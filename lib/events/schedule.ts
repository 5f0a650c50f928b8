import { Cron } from "croner";
import { pool } from "@/db/client";
import { logger, reasonOf } from "@/lib/platform/logger";

export interface Job {
  name: string;
  /** A cron pattern, in UTC. */
  pattern: string;
  run: (now: Date) => Promise<unknown>;
}

/** Runs a job in one process at a time; false when another one is at it. */
export async function runAlone(name: string, run: () => Promise<unknown>): Promise<boolean> {
  const client = await pool.connect();
  // A connection that still holds the lock must not be used for anything else.
  let isFree = false;
  try {
    const key = `job ${name}`;
    const { rows } = await client.query<{ won: boolean }>(
      "select pg_try_advisory_lock(hashtext($1)) as won",
      [key],
    );
    isFree = !rows[0]?.won;
    if (isFree) return false;
    try {
      await run();
    } finally {
      await client.query("select pg_advisory_unlock(hashtext($1))", [key]);
      isFree = true;
    }
    return true;
  } finally {
    client.release(!isFree);
  }
}

/** Keeps the jobs running until the signal aborts. */
export async function runJobs(jobs: readonly Job[], signal: AbortSignal): Promise<void> {
  const timers = jobs.map(
    (job) =>
      new Cron(job.pattern, { timezone: "UTC", protect: true }, async () => {
        try {
          await runAlone(job.name, () => job.run(new Date()));
        } catch (error) {
          logger.warn({ job: job.name, reason: reasonOf(error) }, "job failed, will run again");
        }
      }),
  );
  await new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  for (const timer of timers) timer.stop();
}
