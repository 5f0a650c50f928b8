import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { mustRun } from "./commands.mjs";
import { Fault } from "./fault.mjs";
import { commandAs } from "./postgres-user.mjs";

/** @typedef {import("./postgres-user.mjs").PostgresUser} PostgresUser */

/**
 * Kept inside the data directory, so that the two are never apart; no port before the first start.
 * @typedef {{ password: string, port?: number }} Access
 */

const VERSION = "18";
const ACCESS_FILE = "tiffin.json";

/**
 * @param {string} directory
 * @returns {boolean} whether there is a whole data directory; a foreign one is a fault
 */
export function isComplete(directory) {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return false;
  const version = join(directory, "PG_VERSION");
  if (!existsSync(version))
    throw new Fault(`${directory} holds something else than Postgres data.`);
  const found = readFileSync(version, "utf8").trim();
  if (found === VERSION) return true;
  throw new Fault(`${directory} was made by Postgres ${found}, this is ${VERSION}: move it away.`);
}

/**
 * Made beside its place and moved there when whole: a killed run leaves nothing half made.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {string} directory
 * @param {string} initdb
 * @param {PostgresUser} user
 */
export async function initialise(runRecord, directory, initdb, user) {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [draft, passwordFile])
    if (user.ids) chownSync(path, user.ids.uid, user.ids.gid);
  const ctype = process.platform === "darwin" ? "UTF-8" : "C.UTF-8";
  try {
    const { command, args, options } = commandAs(user, initdb, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      "--username=tiffin",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order and case rules on every system.
      "--locale=C",
      `--lc-ctype=${ctype}`,
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    await mustRun(runRecord, "Making the database", [command, ...args], options);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeAccess(draft, { password });
  renameSync(draft, directory);
}

/**
 * @param {string} directory
 * @returns {Access}
 */
export const readAccess = (directory) =>
  JSON.parse(readFileSync(join(directory, ACCESS_FILE), "utf8"));

/**
 * @param {string} directory
 * @param {Access} access
 */
export const writeAccess = (directory, access) =>
  writeFileSync(join(directory, ACCESS_FILE), JSON.stringify(access), { mode: 0o600 });
