import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { startPostgres } from "./postgres.mjs";
import { RunRecord } from "./run-record.mjs";

// Each makes a data directory and starts it, some twice.
vi.setConfig({ testTimeout: 60_000 });

async function newRun(directory: string) {
  const run = await new RunRecord(directory).take();
  onTestFinished(() => run.release());
  return run;
}

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  // A server that is killed takes its clients along.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** `mkdtemp` makes it for its owner alone, as a private home is: Postgres must get in all the same. */
function newDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "tiffin-postgres-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
const serverIn = (directory: string) =>
  Number(readFileSync(join(directory, "pg", "postmaster.pid"), "utf8").split("\n")[0]);

test("what was written is there after the server and its run were killed", async () => {
  const directory = newDirectory();
  const before = await startPostgres(await newRun(directory));
  await query(before, "create table t as select 7 as n");
  process.kill(serverIn(directory), "SIGKILL");
  const after = await startPostgres(await newRun(directory));
  expect(await query(after, "select n from t")).toEqual([{ n: 7 }]);
});

test("a server that a killed run left running is replaced", async () => {
  const directory = newDirectory();
  const before = await startPostgres(await newRun(directory));
  await query(before, "create table t as select 7 as n");
  const left = serverIn(directory);
  const after = await startPostgres(await newRun(directory));
  expect(await query(after, "select n from t")).toEqual([{ n: 7 }]);
  expect(serverIn(directory)).not.toBe(left);
});

test("a lock whose number another process has by now does not stand in the way", async () => {
  const directory = newDirectory();
  const run = await newRun(directory);
  await startPostgres(run);
  await run.release();
  writeFileSync(join(directory, "pg", "postmaster.pid"), `${process.pid}\n`);
  const url = await startPostgres(await newRun(directory));
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("a data directory that was never finished is made anew", async () => {
  const directory = newDirectory();
  mkdirSync(join(directory, "pg.new", "base"), { recursive: true });
  writeFileSync(join(directory, "pg.new", "PG_VERSION"), "18\n");
  const url = await startPostgres(await newRun(directory));
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("data of something else, or of another Postgres, is never touched", async () => {
  const directory = newDirectory();
  mkdirSync(join(directory, "pg"));
  writeFileSync(join(directory, "pg", "letter.txt"), "dear");
  const run = await newRun(directory);
  await expect(startPostgres(run)).rejects.toThrow(/holds something else/);
  writeFileSync(join(directory, "pg", "PG_VERSION"), "14\n");
  await expect(startPostgres(run)).rejects.toThrow(/made by Postgres 14, this is 18/);
});
