import type { TestProject } from "vitest/node";
import { startTestStores } from "./stores.mjs";
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
  const { databaseUrl, redisUrl, stop } = givenStores() ?? (await startTestStores());
  try {
    project.provide("databaseUrl", databaseUrl);
    project.provide("redisUrl", redisUrl);
    project.provide("template", await prepareTemplate(databaseUrl));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function givenStores() {
  const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
  return databaseUrl && redisUrl ? { databaseUrl, redisUrl, stop: async () => {} } : undefined;
}
