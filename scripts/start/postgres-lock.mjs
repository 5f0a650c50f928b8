import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLineOf, processesIn, startTimeOf, stopProcess } from "./processes.mjs";

/**
 * A killed run may leave its server behind, or a lock that names a number used again since. Any
 * other old lock is for Postgres to judge: it knows whether somebody still works on the data.
 * @param {string} directory
 */
export async function clearRemains(directory) {
  const locker = lockHolder(directory);
  const isLockOurs = locker !== undefined && commandLineOf(locker).includes(directory);
  for (const pid of [...(isLockOurs ? [locker] : []), ...processesIn(directory)]) {
    const startedAt = startTimeOf(pid);
    if (startedAt) await stopProcess({ name: "postgres", pid, startedAt, signal: "SIGINT" });
  }
  if (locker && !isLockOurs && startTimeOf(locker)) {
    rmSync(join(directory, "postmaster.pid"), { force: true });
  }
  if (existsSync(directory)) removeSockets(directory);
}

/** Each start may have another port, and a killed server leaves its socket behind. @param {string} directory */
function removeSockets(directory) {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(".s.PGSQL.")) rmSync(join(directory, name), { force: true });
  }
}

/**
 * The server's own lock file says its state in line 8.
 * @param {string} directory
 * @param {number} pid
 * @returns {boolean} whether that server takes connections
 */
export const isReady = (directory, pid) =>
  lockHolder(directory) === pid && lockLines(directory)[7]?.trim() === "ready";

/** @param {string} directory */
const lockHolder = (directory) => Number(lockLines(directory)[0]) || undefined;

/**
 * @param {string} directory
 * @returns {string[]}
 */
function lockLines(directory) {
  try {
    return readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
