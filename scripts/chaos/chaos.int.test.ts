import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { typescript } from "../start/commands.mjs";
import { startPostgres } from "../start/postgres.mjs";
import { throwawaySettings } from "../start/postgres-settings.mjs";
import type { RunRecord } from "../start/run-record.mjs";
import { takeTestDirectory } from "../test-kit/stores.mjs";

// On a machine of its own each takes some ten seconds; beside other tests it may take its time.
const MOST_MS = 150_000;

// What is killed here leaves transactions open for a while, and consumers read no further than the
// oldest of their whole Postgres: other tests would wait for it.
let stores: RunRecord;
let postgres: string;
beforeAll(async () => {
  stores = await takeTestDirectory();
  postgres = await startPostgres(stores, throwawaySettings);
});
afterAll(() => stores.release());

/** Runs a scenario at its small size, with real processes and a Redis of its own. */
async function runSmall(name: string): Promise<{ code: unknown; told: string }> {
  const data = mkdtempSync(join(tmpdir(), "tiffin-chaos-"));
  const [command = "", ...args] = typescript("scripts/chaos/main.ts", name, "--small");
  const child = spawn(command, args, {
    env: { ...process.env, TIFFIN_DATA: data, STAND_POSTGRES_URL: postgres },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await exited;
    rmSync(data, { recursive: true, force: true });
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      told += text;
    });
  }
  const [code] = await exited;
  return { code, told };
}

test.each([
  "one-intent",
  "flood",
  "few-coupons",
  "webhooks",
  "killed-workers",
  "redis-down",
  "deploy",
  "postgres-restart",
])(
  "%s: the promise is kept",
  async (name) => {
    const { code, told } = await runSmall(name);
    expect(code, told).toBe(0);
  },
  MOST_MS,
);
