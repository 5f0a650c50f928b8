import { readFileSync } from "node:fs";
import { mustRun } from "./commands.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Installs what package-lock.json names, unless just that is there.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 */
export async function installDependencies(runRecord) {
  if (areInstalled()) return;
  await oneAtATime(async () => {
    if (areInstalled()) return;
    // The build and the tests need the development packages whatever NODE_ENV says.
    await mustRun(runRecord, "Installing dependencies", ["npm", "ci", "--include=dev"]);
  });
}

function areInstalled() {
  const wanted = readLock("package-lock.json");
  // npm writes this list last, so a broken-off install has none.
  const present = readLock("node_modules/.package-lock.json");
  return (
    Object.keys(present).length > 0 &&
    Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version) &&
    Object.entries(wanted).every(([path, { optional }]) => path === "" || optional || present[path])
  );
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>} packages by their place
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}
