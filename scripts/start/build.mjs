import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./commands.mjs";
import { hintFiles } from "./hint-files.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { packFiles } from "./pack-files.mjs";

const STAMP = ".next/tiffin-stamp";
const INPUTS = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "package-lock.json",
  "scripts/start/hint-files.mjs",
  "scripts/start/next-esm.mjs",
  "scripts/start/pack-files.mjs",
  "next.config.mjs",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
];

/**
 * Builds the pages, unless what they are made of is as it was at the last build.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables
 * @returns {Promise<string>} what the build said, nothing when there was none
 */
export async function buildPages(runRecord, variables) {
  return readStamp() === hashOfInputs() ? "" : oneAtATime(() => build(runRecord, variables));
}

/**
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Variables} variables
 * @returns {Promise<string>}
 */
async function build(runRecord, variables) {
  const hash = hashOfInputs();
  if (readStamp() === hash) return "";
  // A build that is broken off must not pass for a whole one.
  rmSync(STAMP, { force: true });
  const command = [process.execPath, "node_modules/next/dist/bin/next", "build"];
  const output = await mustRun(runRecord, "Building the pages", command, {
    variables: { ...variables, NODE_ENV: "production" },
  });
  await hintFiles(".next");
  await packFiles(".next/static");
  writeFileSync(STAMP, hash);
  return output;
}

const readStamp = () => (existsSync(STAMP) ? readFileSync(STAMP, "utf8") : undefined);

function hashOfInputs() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap(filesIn).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]} the files below it that a page may be made of
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile() && !file.endsWith(".test.ts"));
}
