import { join } from "node:path";
import { typescript } from "../start/commands.mjs";
import { bin, check, countedTests } from "./stages.mjs";

/** @typedef {import("../start/run-record.mjs").RunRecord} RunRecord */

/**
 * What can be said of the code without running Tiffin, in seconds.
 * @param {RunRecord} runRecord
 * @returns {import("./stages.mjs").Stage[]} the slowest first, so that two at once end together
 */
export const staticChecks = (runRecord) => [
  // One checker: each more works the API's types out anew, which costs more than it saves.
  check(runRecord, "types", [bin("next"), "typegen"], [bin("tsc"), "--noEmit", "--checkers", "1"]),
  unitTests(runRecord),
  check(runRecord, "unused code", [bin("knip"), "--no-progress"]),
  check(runRecord, "format, lint", [bin("biome"), "ci", "--colors=off"]),
  check(runRecord, "boundaries", typescript("scripts/check-boundaries.ts")),
];

/** @param {RunRecord} runRecord */
const unitTests = (runRecord) => ({ name: "unit tests", run: () => vitest(runRecord, "unit") });

/** @param {RunRecord} runRecord */
export const integrationTests = (runRecord) => ({
  name: "integration",
  run: () => vitest(runRecord, "int"),
});

/**
 * @param {RunRecord} runRecord
 * @param {string} project
 */
function vitest(runRecord, project) {
  const report = join(runRecord.dataDirectory, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countedTests({
    runRecord,
    commandLine: [bin("vitest"), "run", "--project", project, ...reporters],
    variables: process.env,
    report,
    count: countVitest,
  });
}

/**
 * A file that cannot be loaded has no tests to fail: it counts as one itself.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 */
function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
