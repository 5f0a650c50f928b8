import { existsSync } from "node:fs";
import { mustRun } from "../start/commands.mjs";
import { findProgram } from "../start/find-program.mjs";
import { installSystemPackage } from "../start/system-package.mjs";
import { bin } from "./stages.mjs";

// The browser without its own windows: a whole one draws toolbars that nobody sees, which takes two
// fifths of the time of all journeys.
const SHELL = "chromium-headless-shell";

/**
 * The browsers for the end-to-end tests: CHROMIUM_PATH, else the system's Chromium, or one just
 * installed, and beside it the one without windows; else those that Playwright downloads.
 * @param {import("../start/run-record.mjs").RunRecord} runRecord
 * @returns {Promise<NodeJS.Dict<string>>} what Playwright's settings must know
 */
export async function provideBrowser(runRecord) {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return { CHROMIUM_PATH: given };
  const whole = findChromium() ?? installed("chromium");
  if (whole) {
    const shell = findProgram(SHELL) ?? installed(SHELL);
    return { CHROMIUM_PATH: shell ?? whole, WHOLE_CHROMIUM_PATH: whole };
  }
  await mustRun(runRecord, "Getting a browser", [bin("playwright"), "install", "chromium"]);
  return {};
}

const findChromium = () =>
  findProgram("chromium") ?? findProgram("chromium-browser") ?? findProgram("google-chrome");

/**
 * @param {string} name of the package and of its program
 * @returns {string | undefined}
 */
function installed(name) {
  // On macOS Playwright's own is the simpler one.
  if (process.platform === "linux") installSystemPackage({ apt: name, brew: name });
  return findProgram(name);
}
