import { spawn } from "node:child_process";
import { once } from "node:events";
import { Fault } from "./fault.mjs";

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [variables] the environment, our own by default
 * @property {(text: string) => void} [onOutput] sees what the command writes, as it comes
 */

/**
 * Runs a program to its end, in a process group of its own that stops with the run.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runCommand(runRecord, command, args, options = {}) {
  const child = spawn(command, args, {
    env: options.variables ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      options.onOutput?.(text);
    });
  }
  const end = once(child, "close");
  if (child.pid) runRecord.add(command, child.pid, "SIGTERM");
  const [code] = await end;
  if (child.pid) runRecord.remove(child.pid);
  return { code: code ?? 1, output };
}

/**
 * The same for a command that must succeed.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {string} what what failed, for the person who reads it
 * @param {string[]} commandLine
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} its output
 */
export async function mustRun(runRecord, what, [command = "", ...args], options) {
  const { code, output } = await runCommand(runRecord, command, args, options);
  if (code !== 0) throw new Fault(`${what} failed:\n${output.trim()}`);
  return output;
}

/**
 * The command line that runs one of our TypeScript files.
 * @param {string} file
 * @param {string[]} args
 */
export const typescript = (file, ...args) => [process.execPath, "--import", "tsx", file, ...args];
