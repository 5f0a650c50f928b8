import { buildPages } from "./build.mjs";
import { checkEnvironment } from "./check-environment.mjs";
import { migrateDatabase, seedDatabase } from "./database.mjs";
import { installDependencies } from "./dependencies.mjs";
import { Fault } from "./fault.mjs";
import { checkPort } from "./ports.mjs";
import { RunRecord } from "./run-record.mjs";
import { noteStores } from "./running-stores.mjs";
import { keptSecret } from "./secret.mjs";
import { startServer, tailOf } from "./server.mjs";
import { readSettings } from "./settings.mjs";
import { step } from "./steps.mjs";
import { stoppable } from "./stoppable.mjs";
import { providePostgres, provideRedis } from "./stores.mjs";
import { welcome } from "./welcome.mjs";

/** @typedef {import("./settings.mjs").Settings} Settings */

/**
 * Brings Tiffin up, from whatever state the clone and its data are in, and keeps it up until it is
 * told to stop.
 * @param {import("./settings.mjs").Mode} mode
 */
export async function main(mode) {
  await stoppable(async (whenDone) => {
    const startedAt = performance.now();
    const settings = readSettings(mode);
    const runRecord = new RunRecord(settings.dataDirectory);
    whenDone(() => runRecord.release());
    await runRecord.take();
    await checkPort(settings.port, settings.host);
    const logins = await prepare(runRecord, settings);
    const server = await step("server", () => startServer(runRecord, settings));
    welcome({ settings, logins, log: server.log, startedAt });
    const { code } = await server.ended;
    if (code !== 0) throw new Fault(`The server ended (code ${code}):\n${tailOf(server.log)}`);
  });
}

/**
 * @param {RunRecord} runRecord
 * @param {Settings} settings its variables are completed on the way
 * @returns {Promise<string>} the demo logins
 */
async function prepare(runRecord, { mode, dataDirectory, variables }) {
  await step("dependencies", () => installDependencies(runRecord));
  variables.TIFFIN_SECRET ||= keptSecret(dataDirectory);
  await checkEnvironment(runRecord, variables);
  Object.assign(variables, await step("postgres", () => providePostgres(runRecord, variables)));
  Object.assign(variables, await step("redis", () => provideRedis(runRecord, variables)));
  noteStores(dataDirectory, variables);
  await step("migrations", () => migrateDatabase(runRecord, variables));
  const logins = await step("demo city", () => seedDatabase(runRecord, variables));
  if (mode === "production") {
    await step("build", () => buildPages(runRecord, variables));
  }
  return logins;
}
