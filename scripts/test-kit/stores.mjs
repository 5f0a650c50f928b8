import { resolve } from "node:path";
import { Fault } from "../start/fault.mjs";
import { startPostgres } from "../start/postgres.mjs";
import { throwawaySettings } from "../start/postgres-settings.mjs";
import { startRedis } from "../start/redis.mjs";
import { RunRecord } from "../start/run-record.mjs";

const MOST_AT_ONCE = 8;

/**
 * A data directory for one run of tests. It is kept, so that the next run starts at once; runs at
 * the same time get one each.
 */
export async function takeTestDirectory() {
  const root = resolve(process.env.TIFFIN_DATA || ".data", "test");
  for (let slot = 1; slot <= MOST_AT_ONCE; slot++) {
    try {
      return await new RunRecord(resolve(root, `${slot}`)).take();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
  throw new Fault(`${MOST_AT_ONCE} test runs are under way in ${root}.`);
}

/**
 * A Postgres and a Redis for tests.
 * @param {RunRecord} runRecord
 */
export async function startTestStores(runRecord) {
  const databaseUrl = await startPostgres(runRecord, throwawaySettings);
  return { databaseUrl, redisUrl: await startRedis(runRecord) };
}
