import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { importsOf } from "./boundaries/imports";
import { violationsOf } from "./boundaries/rules";

const FOLDERS = ["app", "components", "db", "lib"];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name)),
);
const violations = sources.flatMap((file) =>
  violationsOf(file, importsOf(file, readFileSync(file, "utf8"))),
);
for (const line of violations) console.error(line);
console.log(`${sources.length} files, ${violations.length} wrong imports or names`);
if (violations.length > 0) process.exitCode = 1;
