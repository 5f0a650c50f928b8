import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildPages } from "../start/build.mjs";
import { installDependencies } from "../start/dependencies.mjs";
import { step } from "../start/steps.mjs";
import { stoppable } from "../start/stoppable.mjs";
import { startTestStores, takeTestDirectory } from "../test-kit/stores.mjs";
import { integrationTests, staticChecks } from "./checks.mjs";
import { endToEndTests, startForBrowser } from "./end-to-end.mjs";
import { bin, runStages } from "./stages.mjs";

/** @typedef {import("../start/run-record.mjs").RunRecord} RunRecord */

// What a shell answers for a program that Ctrl-C ended.
const INTERRUPTED = 130;
const CORES = 2;

/** `npm test`: proves everything; the last line is `N passed, N failed`. */
export const testEverything = () =>
  counted(async (runRecord) => {
    const stores = await step("stores", () => startTestStores(runRecord));
    const checks = await runStages(staticChecks(runRecord), CORES);
    const tests = await runStages(
      [
        integrationTests(runRecord),
        buildStage(runRecord, stores),
        endToEndTests(runRecord, stores),
      ],
      1,
    );
    return { passed: checks.passed + tests.passed, failed: checks.failed + tests.failed };
  });

/** `npm run verify`: what can be said in seconds, without a database. */
export const verify = () => counted((runRecord) => runStages(staticChecks(runRecord), CORES));

/**
 * `npm run e2e -- args`: Playwright alone, with what it needs.
 * @param {string[]} args
 */
export async function endToEnd(args) {
  await stoppable(async (whenDone) => {
    const runRecord = await takeTestDirectory();
    whenDone(() => runRecord.release());
    await step("dependencies", () => installDependencies(runRecord));
    const stores = await step("stores", () => startTestStores(runRecord));
    await step("build", () => buildPages(runRecord, buildVariables(stores)));
    const variables = await step("server", () => startForBrowser(runRecord, stores));
    // Who asks for a part of the journeys waits for no others before it.
    const wanted = args.length > 0 ? [...args, "--no-deps"] : args;
    const child = spawn(bin("playwright"), ["test", ...wanted], {
      env: variables,
      stdio: "inherit",
      detached: true,
    });
    if (child.pid) runRecord.add("playwright", child.pid, "SIGTERM");
    const [code] = await once(child, "exit");
    if (code !== 0) process.exitCode = 1;
  }, INTERRUPTED);
}

/** @param {(runRecord: RunRecord) => Promise<{ passed: number, failed: number }>} work */
async function counted(work) {
  await stoppable(async (whenDone) => {
    const runRecord = await takeTestDirectory();
    whenDone(() => runRecord.release());
    const sum = { passed: 0, failed: 1 };
    try {
      await step("dependencies", () => installDependencies(runRecord));
      Object.assign(sum, await work(runRecord));
    } catch (error) {
      console.log(`✗ ${error instanceof Error ? error.message : error}`);
    }
    await runRecord.release();
    console.log(`${sum.passed} passed, ${sum.failed} failed`);
    if (sum.failed > 0) process.exitCode = 1;
  }, INTERRUPTED);
}

/**
 * @param {RunRecord} runRecord
 * @param {{ databaseUrl: string, redisUrl: string }} stores
 */
const buildStage = (runRecord, stores) => ({
  name: "build",
  run: async () => {
    const output = await buildPages(runRecord, buildVariables(stores));
    return { passed: 1, failed: 0, output };
  },
});

/**
 * @param {{ databaseUrl: string, redisUrl: string }} stores
 * @returns {NodeJS.ProcessEnv}
 */
const buildVariables = ({ databaseUrl, redisUrl }) => ({
  ...process.env,
  NODE_ENV: "production",
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  TIFFIN_SECRET: "for the build alone, in which nothing is signed",
  DEV_MAILBOX: "1",
  NEXT_TELEMETRY_DISABLED: "1",
});
