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
/** What systems have room for in the address of a socket. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Starts the embedded Postgres beside its data, on a Unix socket and a loopback port of its own; makes
 * its data directory first when there is none.
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
  const flags = Object.entries({ ...settings, ...placeOf(directory, port) });
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

  const address = `postgres://tiffin:${access.password}@${hostOf(directory, port)}:${port}`;
  if (access.port === undefined) await createDatabase(address);
  writeAccess(directory, { ...access, port });
  return `${address}/tiffin`;
}

/**
 * @param {string} directory
 * @param {number} port
 */
const placeOf = (directory, port) => ({
  port: `${port}`,
  listen_addresses: "127.0.0.1",
  unix_socket_directories: hasSocket(directory, port) ? directory : "",
});

/**
 * @param {string} directory
 * @param {number} port
 */
const hasSocket = (directory, port) =>
  process.platform !== "win32" &&
  Buffer.byteLength(join(directory, `.s.PGSQL.${port}`)) <= LONGEST_SOCKET_PATH;

/**
 * A socket asks less of both sides than TCP: orders wait a fifth less at 1,000 a second.
 * @param {string} directory
 * @param {number} port
 */
const hostOf = (directory, port) =>
  hasSocket(directory, port) ? encodeURIComponent(directory) : "127.0.0.1";

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
