import { spawn } from "node:child_process";
import { once } from "node:events";
import { Fault } from "./fault.mjs";

/** @typedef {import("./run-record.mjs").RunRecord} RunRecord */

/**
 * The environment (ours by default), and whom to run as.
 * @typedef {{ variables?: NodeJS.ProcessEnv, uid?: number, gid?: number }} CommandOptions
 */

/**
 * Runs a program to its end, in a process group of its own that stops with the run.
 * @param {RunRecord} runRecord
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number, output: string, answer: string }>} all that it wrote, and that
 * without its complaints
 */
export async function runCommand(runRecord, command, args, options = {}) {
  const { variables: env = process.env, ...identity } = options;
  const child = spawn(command, args, {
    ...identity,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const written = { output: "", answer: "" };
  child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    written.output += text;
    written.answer += text;
  });
  child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    written.output += text;
  });
  const end = once(child, "close");
  if (child.pid) runRecord.add(command, child.pid, "SIGTERM");
  const [code] = await end;
  if (child.pid) runRecord.remove(child.pid);
  return { code: code ?? 1, ...written };
}

/**
 * The same for a command that must succeed.
 * @param {RunRecord} runRecord
 * @param {string} what what failed, for the person who reads it
 * @param {string[]} commandLine
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} its answer
 */
export async function mustRun(runRecord, what, [command = "", ...args], options) {
  const { code, output, answer } = await runCommand(runRecord, command, args, options);
  if (code !== 0) throw new Fault(`${what} failed:\n${output.trim()}`);
  return answer;
}

/**
 * The command line that runs one of our TypeScript files. Most of what a request needs is garbage before
 * 32 MB of such are made. The engine would learn to make some of it among what is old, where it stays,
 * and keeps other garbage with it, until all is collected. That takes the cores for a tenth of a second,
 * which orders wait for: it is done when there is ten times as much as after the last time.
 * @param {string} file
 * @param {string[]} args
 */
export const typescript = (file, ...args) => [
  process.execPath,
  "--max-semi-space-size=32",
  "--no-allocation-site-pretenuring",
  "--heap-growing-percent=900",
  "--import",
  "tsx",
  file,
  ...args,
];
