import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/**
 * A process that we started: its number, and when it began, since numbers are used again.
 * @typedef {{ name: string, pid: number, startedAt: string, signal: NodeJS.Signals }} ProcessRecord
 */

const hasProc = existsSync("/proc/self/stat");

/**
 * When the process began, in the system's own terms; undefined when there is no such process.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  try {
    if (!hasProc) {
      return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold blanks; after it come the state (0) and the start time (19).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {number | undefined} who started that process, when it is a shell (and can be seen)
 */
export function shellParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /^(ba|da|z)?sh$/.test(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {string} the command line it was started with, empty when there is no such process
 */
export function commandLineOf(pid) {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", `${pid}`], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/**
 * @param {Pick<ProcessRecord, "pid" | "startedAt">} record
 * @returns {boolean} whether that very process is still there
 */
export const isRunning = (record) => startTimeOf(record.pid) === record.startedAt;

/**
 * Numbers of the processes that work in `directory` (a Postgres server and its children do).
 * @param {string} directory
 * @returns {number[]}
 */
export function processesIn(directory) {
  if (!hasProc) return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && workingDirectoryOf(pid) === directory);
}

/** @param {number} pid */
function workingDirectoryOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * Asks a process to stop, and after `patienceMs` makes it.
 * @param {ProcessRecord} record
 * @param {number} [patienceMs]
 */
export async function stopProcess(record, patienceMs = 10_000) {
  if (!isRunning(record)) return;
  killGroup(record.pid, record.signal);
  await whileRunning(record, patienceMs);
  // It, when it would not stop; and those of its helpers that did not stop with it.
  killGroup(record.pid);
  await whileRunning(record, patienceMs);
}

/**
 * @param {ProcessRecord} record
 * @param {number} patienceMs
 */
async function whileRunning(record, patienceMs) {
  const until = Date.now() + patienceMs;
  while (isRunning(record) && Date.now() < until) await wait(25);
}

/**
 * Each process that we start leads a group of its own: its helpers go with it.
 * @param {number} pid
 * @param {NodeJS.Signals} [signal]
 */
export function killGroup(pid, signal = "SIGKILL") {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}
