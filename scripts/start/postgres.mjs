import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "./fault.mjs";
import { freePort } from "./ports.mjs";
import { findPostgresBinaries } from "./postgres-binaries.mjs";
import { initialise, isComplete, readAccess, writeAccess } from "./postgres-data.mjs";
import { clearRemains, isReady } from "./postgres-lock.mjs";
import { durableSettings } from "./postgres-settings.mjs";
import { choosePostgresUser, commandAs } from "./postgres-user.mjs";
import { isRunning } from "./processes.mjs";

/** @typedef {import("./run-record.mjs").RunRecord} RunRecord */
/** @typedef {import("./processes.mjs").ProcessRecord} ProcessRecord */

// Long enough to recover what a killed run had not yet written in its place.
const READY_MS = 120_000;

/**
 * Starts the embedded Postgres on a loopback port of its own; makes its data directory first when
 * there is none.
 * @param {RunRecord} runRecord
 * @param {Record<string, string>} [settings]
 * @returns {Promise<string>} the address of its `tiffin` database
 */
export async function startPostgres(runRecord, settings = durableSettings) {
  const directory = join(runRecord.dataDirectory, "pg");
  const log = join(runRecord.dataDirectory, "postgres.log");
  const binaries = findPostgresBinaries();
  const user = choosePostgresUser([dirname(binaries.postgres), runRecord.dataDirectory]);
  if (!isComplete(directory)) await initialise(runRecord, directory, binaries.initdb, user);
  await clearRemains(directory);

  const access = readAccess(directory);
  const port = await freePort(access.port);
  const flags = Object.entries({ ...settings, ...placeOf(port) });
  const { command, args, options } = commandAs(user, binaries.postgres, [
    "-D",
    directory,
    ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  // In a group of its own, so that Ctrl-C reaches it only through us, after the server has stopped.
  const stdio = /** @type {const} */ (["ignore", openSync(log, "a"), openSync(log, "a")]);
  const child = spawn(command, args, { ...options, stdio: [...stdio], detached: true });
  child.unref();
  if (!child.pid) throw new Fault(`Postgres did not start: ${command} cannot be run.`);
  await untilReady(directory, log, runRecord.add("postgres", child.pid, "SIGINT"));

  const address = `postgres://tiffin:${access.password}@127.0.0.1:${port}`;
  if (access.port === undefined) await createDatabase(address);
  writeAccess(directory, { ...access, port });
  return `${address}/tiffin`;
}

/** @param {number} port */
const placeOf = (port) => ({
  port: `${port}`,
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
});

/**
 * @param {string} directory
 * @param {string} log
 * @param {ProcessRecord} server
 */
async function untilReady(directory, log, server) {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (!isRunning(server)) throw new Fault(`Postgres did not start: ${lastLine(log)}`);
    if (isReady(directory, server.pid)) return;
    await wait(25);
  }
  throw new Fault(`Postgres was not ready after ${READY_MS / 1000} s: see ${log}`);
}

/** @param {string} log */
const lastLine = (log) => readFileSync(log, "utf8").trimEnd().split("\n").at(-1);

/** @param {string} address */
async function createDatabase(address) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    await client.query("create database tiffin");
  } catch (error) {
    const isThere = error instanceof pg.DatabaseError && error.code === "42P04";
    if (!isThere) throw error;
  } finally {
    await client.end();
  }
}
