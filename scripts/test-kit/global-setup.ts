import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../start/postgres.mjs";
import { throwawaySettings } from "../start/postgres-settings.mjs";
import { startRedis } from "../start/redis.mjs";
import { RunRecord } from "../start/run-record.mjs";
import { takeTestDirectory } from "./stores.mjs";
import { prepareTemplate } from "./template";

declare module "vitest" {
  export interface ProvidedContext {
    /** A worker's Postgres, by its number less one. */
    databaseUrls: string[];
    redisUrl: string;
    template: string;
  }
}

/**
 * Starts the stores for the integration tests and makes the databases they clone. Each worker has a
 * Postgres of its own: consumers read no further than the oldest transaction of their whole Postgres,
 * and those of another test may be long.
 */
export default async function setUp(project: TestProject) {
  const runRecord = await takeTestDirectory();
  const workers = Array.from(
    { length: project.vitest.config.maxWorkers },
    (_, n) => new RunRecord(join(runRecord.dataDirectory, `worker-${n + 1}`)),
  );
  const stop = async () => {
    await Promise.all([runRecord, ...workers].map((one) => one.release()));
  };
  const startOwnPostgres = async (worker: RunRecord) =>
    startPostgres(await worker.take(), throwawaySettings);
  try {
    const redisUrl = await startRedis(runRecord);
    const databaseUrls = await Promise.all(workers.map(startOwnPostgres));
    const [template = ""] = await Promise.all(databaseUrls.map(prepareTemplate));
    project.provide("redisUrl", redisUrl);
    project.provide("databaseUrls", databaseUrls);
    project.provide("template", template);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
