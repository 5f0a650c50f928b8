import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./settings.mjs").Variables} Variables */

const FILE = "stores.json";

/**
 * Notes where a run's stores are, for the commands people give beside it. It holds passwords.
 * @param {string} dataDirectory
 * @param {Variables} variables
 */
export function noteStores(dataDirectory, { DATABASE_URL, REDIS_URL }) {
  const file = join(dataDirectory, FILE);
  writeFileSync(file, JSON.stringify({ DATABASE_URL, REDIS_URL }), { mode: 0o600 });
}

/**
 * @param {string} dataDirectory
 * @returns {NodeJS.Dict<string>} where the stores of the run from this directory are
 */
export function readStores(dataDirectory) {
  try {
    return JSON.parse(readFileSync(join(dataDirectory, FILE), "utf8"));
  } catch {
    return {};
  }
}
