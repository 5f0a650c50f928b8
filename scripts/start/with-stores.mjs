import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { typescript } from "./commands.mjs";
import { migrateDatabase } from "./database.mjs";
import { Fault } from "./fault.mjs";
import { RunRecord } from "./run-record.mjs";
import { readStores } from "./running-stores.mjs";
import { keptSecret } from "./secret.mjs";
import { readSettings } from "./settings.mjs";
import { stoppable } from "./stoppable.mjs";
import { providePostgres, provideRedis } from "./stores.mjs";

/**
 * Runs one of our TypeScript files with the environment that the server has: the stores that are
 * given, else those of the Tiffin that runs from this data directory, else its stores started for
 * as long as the command takes.
 * @param {string[]} commandLine the file, then its arguments
 */
export async function withStores([file, ...args]) {
  if (!file) throw new Fault("usage: node scripts/with-stores.mjs FILE [ARGUMENT…]");
  await stoppable(async (whenDone) => {
    const { dataDirectory, variables } = readSettings("production");
    const runRecord = new RunRecord(dataDirectory);
    whenDone(() => runRecord.release());
    mkdirSync(dataDirectory, { recursive: true });
    variables.TIFFIN_SECRET ||= keptSecret(dataDirectory);
    await findStores(runRecord, variables);
    const [command = "", ...rest] = typescript(file, ...args);
    const child = spawn(command, rest, { env: variables, stdio: "inherit" });
    whenDone(async () => void child.kill());
    const [code] = await once(child, "exit");
    process.exitCode = Number(code ?? 1);
  }, 130);
}

/**
 * @param {RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables are completed
 */
async function findStores(runRecord, variables) {
  const hasRedis = variables.REDIS_URL || variables.UPSTASH_REDIS_REST_URL;
  if (variables.DATABASE_URL && hasRedis) return;
  if (runRecord.isTaken()) {
    const { DATABASE_URL, REDIS_URL } = readStores(runRecord.dataDirectory);
    variables.DATABASE_URL ||= DATABASE_URL;
    if (!hasRedis) variables.REDIS_URL = REDIS_URL;
    return;
  }
  await runRecord.take();
  Object.assign(variables, await providePostgres(runRecord, variables));
  Object.assign(variables, await provideRedis(runRecord, variables));
  await migrateDatabase(runRecord, variables);
}
