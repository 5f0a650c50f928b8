import { existsSync } from "node:fs";
import { mustRun } from "../start/commands.mjs";
import { findProgram } from "../start/find-program.mjs";
import { installSystemPackage } from "../start/system-package.mjs";
import { bin } from "./stages.mjs";

/**
 * The browser for the end-to-end tests: CHROMIUM_PATH, the system's Chromium, one just installed,
 * else the one that Playwright downloads.
 * @param {import("../start/run-record.mjs").RunRecord} runRecord
 * @returns {Promise<NodeJS.Dict<string>>} what Playwright's settings must know
 */
export async function provideBrowser(runRecord) {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return { CHROMIUM_PATH: given };
  const path = findChromium() ?? installChromium();
  if (path) return { CHROMIUM_PATH: path };
  await mustRun(runRecord, "Getting a browser", [bin("playwright"), "install", "chromium"]);
  return {};
}

const findChromium = () =>
  findProgram("chromium") ?? findProgram("chromium-browser") ?? findProgram("google-chrome");

function installChromium() {
  // On macOS Playwright's own is the simpler one.
  if (process.platform === "linux") installSystemPackage({ apt: "chromium", brew: "chromium" });
  return findChromium();
}
