import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { isRunning, startTimeOf } from "./processes.mjs";
import { RunRecord } from "./run-record.mjs";

const started: number[] = [];

afterEach(() => {
  for (const pid of started.splice(0)) if (startTimeOf(pid)) process.kill(pid, "SIGKILL");
});

function newDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "tiffin-run-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function startSleeper(): number {
  const { pid = 0 } = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  started.push(pid);
  return pid;
}

/** As a run that was killed leaves it. */
function leave(directory: string, ...records: { name: string; pid: number; startedAt: string }[]) {
  const left = records.map((record) => ({ ...record, signal: "SIGTERM" }));
  writeFileSync(join(directory, "run.json"), JSON.stringify(left));
}

const nameOf = (pid: number, name = "redis") => ({ name, pid, startedAt: startTimeOf(pid) ?? "" });

test("what a killed run left is stopped by the next", async () => {
  const directory = newDirectory();
  const orphan = nameOf(startSleeper());
  leave(directory, { name: "tiffin", pid: 999_999_999, startedAt: "1" }, orphan);
  await new RunRecord(directory).take();
  expect(isRunning(orphan)).toBe(false);
});

test("a process that only has the number of a former one is let alone", async () => {
  const directory = newDirectory();
  const stranger = nameOf(startSleeper());
  leave(directory, { ...stranger, startedAt: "1" });
  await new RunRecord(directory).take();
  expect(isRunning(stranger)).toBe(true);
});

test("a second run of the same data is refused and takes nothing down", async () => {
  const directory = newDirectory();
  const first = nameOf(startSleeper(), "tiffin");
  leave(directory, first);
  const second = new RunRecord(directory);
  await expect(second.take()).rejects.toThrow(/already runs .*PORT and TIFFIN_DATA/);
  await second.release();
  expect(isRunning(first)).toBe(true);
  expect(existsSync(join(directory, "run.json"))).toBe(true);
});

test("a run stops what it started and leaves no record", async () => {
  const directory = newDirectory();
  const run = await new RunRecord(directory).take();
  const child = run.add("redis", startSleeper(), "SIGTERM");
  expect(readFileSync(join(directory, "run.json"), "utf8")).toContain('"redis"');
  await run.release();
  expect(isRunning(child)).toBe(false);
  expect(existsSync(join(directory, "run.json"))).toBe(false);
});

test("a process that comes when all has stopped goes at once", async () => {
  const run = await new RunRecord(newDirectory()).take();
  await run.release();
  const late = nameOf(startSleeper());
  expect(() => run.add("late", late.pid, "SIGTERM")).toThrow("Stopped.");
  await expect.poll(() => isRunning(late)).toBe(false);
});

test.each(["process.exit(0)", "process.kill(process.pid, 'SIGTERM')", "throw new Error('oh')"])(
  "what was started ends with a process that ends by %s",
  async (ending) => {
    const script = `
      import { spawn } from "node:child_process";
      import { RunRecord } from "./scripts/start/run-record.mjs";
      const run = await new RunRecord(process.argv[1]).take();
      const { pid } = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
      run.add("sleep", pid, "SIGTERM");
      console.log(pid);
      setTimeout(() => {}, 60_000);
      ${ending};`;
    const args = ["--input-type=module", "-e", script, newDirectory()];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const pid = Number(stdout);
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => startTimeOf(pid)).toBeUndefined();
  },
);
