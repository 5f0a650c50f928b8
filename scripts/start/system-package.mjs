import { spawnSync } from "node:child_process";
import { findProgram } from "./find-program.mjs";

/**
 * Installs a package with the system's package manager, when we may: as root with apt-get, or with
 * Homebrew.
 * @param {{ apt: string, brew: string }} names
 * @returns {boolean} whether it was installed
 */
export function installSystemPackage({ apt, brew }) {
  if (process.getuid?.() === 0 && findProgram("apt-get")) {
    runQuietly("apt-get", ["update", "-qq"]);
    return runQuietly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", apt]);
  }
  return findProgram("brew") !== undefined && runQuietly("brew", ["install", "--quiet", brew]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function runQuietly(command, args) {
  // At run level 1 a package does not start its own service: we want the program alone.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  return spawnSync(command, args, { stdio: "ignore", env }).status === 0;
}
