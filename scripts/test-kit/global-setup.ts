import type { TestProject } from "vitest/node";
import { startTestStores, takeTestDirectory } from "./stores.mjs";
import { prepareTemplate } from "./template";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
    redisUrl: string;
    template: string;
  }
}

/** Finds or starts the stores for the integration tests, and makes the database they clone. */
export default async function setUp(project: TestProject) {
  const given = givenStores();
  if (given) return provide(project, given);
  const runRecord = await takeTestDirectory();
  const stop = () => runRecord.release();
  try {
    await provide(project, await startTestStores(runRecord));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

interface Stores {
  databaseUrl: string;
  redisUrl: string;
}

function givenStores(): Stores | undefined {
  const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
  return databaseUrl && redisUrl ? { databaseUrl, redisUrl } : undefined;
}

async function provide(project: TestProject, { databaseUrl, redisUrl }: Stores) {
  project.provide("databaseUrl", databaseUrl);
  project.provide("redisUrl", redisUrl);
  project.provide("template", await prepareTemplate(databaseUrl));
}
