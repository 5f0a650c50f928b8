import { pool } from "@/db/client";
import { closeRedis } from "@/lib/platform/redis";

/** Runs a command to its end; what goes wrong is told in a line and in the exit code. */
export async function command(run: () => Promise<boolean>): Promise<void> {
  // Sums over everything may take longer than a request may.
  pool.options.statement_timeout = 0;
  pool.options.query_timeout = 0;
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await pool.end();
    closeRedis();
  }
}
