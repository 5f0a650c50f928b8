import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { migrateDatabase, seedDatabase } from "../start/database.mjs";
import { freePort } from "../start/ports.mjs";
import { startServer } from "../start/server.mjs";
import { provideBrowser } from "./browser.mjs";
import { bin, countedTests } from "./stages.mjs";

/** @typedef {import("../start/run-record.mjs").RunRecord} RunRecord */

/**
 * A real server with a demo city of its own, and what Playwright must know of it.
 * @param {RunRecord} runRecord
 * @param {{ databaseUrl: string, redisUrl: string }} stores
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function startForBrowser(runRecord, { databaseUrl, redisUrl }) {
  const port = await freePort();
  const dataDirectory = runRecord.dataDirectory;
  /** @type {NodeJS.ProcessEnv} */
  const variables = {
    ...process.env,
    NODE_ENV: "production",
    PORT: `${port}`,
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: await emptyDatabase(databaseUrl),
    REDIS_URL: `${redisUrl}/0`,
    TIFFIN_DATA: dataDirectory,
    TIFFIN_SECRET: randomBytes(48).toString("base64url"),
    DEV_MAILBOX: "1",
    PAYMENT_SANDBOX: "1",
    RATE_LIMIT_SCALE: "1000",
    // Receivers of webhooks are on this machine, too.
    WEBHOOKS_TO_PRIVATE: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  await migrateDatabase(runRecord, variables);
  await seedDatabase(runRecord, variables);
  await startServer(runRecord, {
    mode: "production",
    port,
    host: "0.0.0.0",
    dataDirectory,
    variables,
  });
  return { ...variables, ...(await provideBrowser(runRecord)), E2E_BASE_URL: variables.APP_URL };
}

/** @param {string} databaseUrl */
async function emptyDatabase(databaseUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("drop database if exists end_to_end with (force)");
    await client.query("create database end_to_end");
  } finally {
    await client.end();
  }
  const address = new URL(databaseUrl);
  address.pathname = "/end_to_end";
  return address.href;
}

/**
 * @param {RunRecord} runRecord
 * @param {{ databaseUrl: string, redisUrl: string }} stores
 * @returns {import("./stages.mjs").Stage}
 */
export const endToEndTests = (runRecord, stores) => ({
  name: "end to end",
  run: async () => {
    const variables = await startForBrowser(runRecord, stores);
    const report = join(runRecord.dataDirectory, "e2e.json");
    return countedTests({
      runRecord,
      commandLine: [bin("playwright"), "test", "--reporter=list,json"],
      variables: { ...variables, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      report,
      count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    });
  },
});
