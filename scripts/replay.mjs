import { spawnSync } from "node:child_process";

// With a key in hand no database is needed: the orders may go to a Tiffin far away.
const args = process.argv.slice(2);
const start = args.includes("--key") ? ["--import", "tsx"] : ["scripts/with-stores.mjs"];
const { status } = spawnSync(process.execPath, [...start, "scripts/replay.ts", ...args], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
