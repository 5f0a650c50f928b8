import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { typescript } from "../start/commands.mjs";

// On a machine of its own each takes some ten seconds; beside other tests it may take its time.
const MOST_MS = 150_000;

/** Runs a scenario at its small size, with real processes and a Redis of its own. */
async function runSmall(name: string): Promise<{ code: unknown; told: string }> {
  const data = mkdtempSync(join(tmpdir(), "tiffin-chaos-"));
  const [command = "", ...args] = typescript("scripts/chaos/main.ts", name, "--small");
  const child = spawn(command, args, {
    env: { ...process.env, TIFFIN_DATA: data, STAND_POSTGRES_URL: process.env.DATABASE_URL },
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
