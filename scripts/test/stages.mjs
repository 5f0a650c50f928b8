import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../start/commands.mjs";
import { begin, end } from "../start/live-line.mjs";

/**
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Stage
 * @typedef {import("../start/run-record.mjs").RunRecord} RunRecord
 */

/** @param {string} name of a program that a dependency brings */
export const bin = (name) => join("node_modules", ".bin", name);

/**
 * A check counts as one: it passes or it fails.
 * @param {RunRecord} runRecord
 * @param {string} name
 * @param {string[][]} commandLines run one after the other
 * @returns {Stage}
 */
export function check(runRecord, name, ...commandLines) {
  const run = async () => {
    let written = "";
    for (const [command = "", ...args] of commandLines) {
      const { code, output } = await runCommand(runRecord, command, args);
      written += output;
      if (code !== 0) return { passed: 0, failed: 1, output: written };
    }
    return { passed: 1, failed: 0, output: written };
  };
  return { name, run };
}

/**
 * Tests that write a report, from which they are counted.
 * @param {object} options
 * @param {RunRecord} options.runRecord
 * @param {string[]} options.commandLine
 * @param {NodeJS.ProcessEnv} options.variables
 * @param {string} options.report the file with the report
 * @param {(report: any) => { passed: number, failed: number }} options.count
 * @returns {Promise<Outcome>}
 */
export async function countedTests({ runRecord, commandLine, variables, report, count }) {
  rmSync(report, { force: true });
  const [command = "", ...args] = commandLine;
  const { code, output } = await runCommand(runRecord, command, args, { variables });
  const { passed, failed } = countFrom(report, count);
  // A run that fails as a whole is a failure, also when no single test is.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
}

/**
 * @param {string} report
 * @param {(report: any) => { passed: number, failed: number }} count
 */
function countFrom(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * Runs stages, at most `atOnce` together, and shows each with its time as it ends: a failed one with
 * all it wrote.
 * @param {Stage[]} stages
 * @param {number} atOnce
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runStages(stages, atOnce) {
  const waiting = [...stages];
  const sum = { passed: 0, failed: 0 };
  const work = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      const { passed, failed } = await runStage(stage);
      sum.passed += passed;
      sum.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sum;
}

/** @param {Stage} stage */
async function runStage({ name, run }) {
  begin(name);
  const { passed, failed, output } = await run().catch(toFailure);
  const counts = `${passed} passed${failed ? `, ${failed} failed` : ""}`;
  end(name, (time) => `${failed ? "✗" : "✓"} ${name.padEnd(14)} ${time}   ${counts}`);
  if (failed) console.log(`\n${output.trim()}\n`);
  return { passed, failed };
}

/** @param {unknown} error */
const toFailure = (error) => ({
  passed: 0,
  failed: 1,
  output: error instanceof Error ? error.message : String(error),
});
