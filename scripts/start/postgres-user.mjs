import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "./fault.mjs";

/**
 * How to run Postgres, which refuses to be root: as whom, and by which command.
 * @typedef {{ ids?: { uid: number, gid: number }, prefix: string[] }} PostgresUser
 */

/**
 * @param {string[]} paths what the server must be able to reach
 * @returns {PostgresUser}
 */
export function choosePostgresUser(paths) {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const user = findUser("postgres") ?? findUser("nobody");
  if (!user)
    throw new Fault("Postgres cannot run as root and found no user to be: set DATABASE_URL.");
  if (paths.every((path) => canReach(path, user))) return { ids: user, prefix: [] };
  const prefix = keepingAccess(user);
  if (!letsIn(prefix, paths)) {
    throw new Fault(
      `Postgres cannot run as root, and others may not enter ${dirname(paths[0] ?? "")}: set DATABASE_URL, or TIFFIN_DATA and the clone to an open place.`,
    );
  }
  return { ids: user, prefix };
}

/**
 * The command line and options that run a program as that user.
 * @param {PostgresUser} user
 * @param {string} program
 * @param {string[]} args
 */
export function commandAs({ ids, prefix }, program, args) {
  const [command = program, ...rest] = [...prefix, program, ...args];
  return { command, args: rest, options: prefix.length === 0 ? { ...ids } : {} };
}

/** @param {string} name */
function findUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * @param {string} path
 * @param {{ uid: number }} user
 * @returns {boolean}
 */
function canReach(path, user) {
  const { mode, uid } = statSync(path);
  const open = (mode & 0o001) !== 0 || (uid === user.uid && (mode & 0o100) !== 0);
  return open && (path === "/" || canReach(dirname(path), user));
}

/**
 * A clone below a private directory (`/root`, a `mktemp -d`) stays private: the server keeps one
 * right of root, to pass through directories, and is an ordinary user in all else.
 * @param {{ uid: number, gid: number }} user
 */
const keepingAccess = ({ uid, gid }) => [
  "setpriv",
  `--reuid=${uid}`,
  `--regid=${gid}`,
  "--clear-groups",
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
  // Else access(2), by which Postgres looks for its programs, would leave that right aside.
  "--securebits=+no_setuid_fixup",
];

/**
 * @param {string[]} prefix
 * @param {string[]} paths
 */
function letsIn([command = "", ...args], paths) {
  const look = "process.argv.slice(1).forEach((path) => fs.accessSync(path, fs.constants.X_OK))";
  try {
    execFileSync(command, [...args, process.execPath, "-e", look, ...paths], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
