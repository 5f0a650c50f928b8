import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RunRecord } from "../start/run-record.mjs";
import { check, countedTests, runStages } from "./stages.mjs";

let runRecord: RunRecord;
let shown: string[];

beforeEach(async () => {
  runRecord = await new RunRecord(mkdtempSync(join(tmpdir(), "tiffin-stages-"))).take();
  shown = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void shown.push(line));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await runRecord.release();
  rmSync(runRecord.dataDirectory, { recursive: true, force: true });
});

const node = (script: string) => [process.execPath, "-e", script];

test("checks count as one each, and only a failed one shows what it wrote", async () => {
  const sum = await runStages(
    [
      check(runRecord, "good", node("console.log('all is well')")),
      check(runRecord, "bad", node("console.log('line 3 is wrong'); process.exit(1)")),
    ],
    2,
  );
  expect(sum).toEqual({ passed: 1, failed: 1 });
  expect(shown.join("\n")).toContain("line 3 is wrong");
  expect(shown.join("\n")).not.toContain("all is well");
});

test("a stage that throws counts as a failure and the others go on", async () => {
  const broken = { name: "broken", run: () => Promise.reject(new Error("no browser")) };
  const sum = await runStages([broken, check(runRecord, "good", node("0"))], 1);
  expect(sum).toEqual({ passed: 1, failed: 1 });
  expect(shown.join("\n")).toContain("no browser");
});

test.each([
  ["its counts", { passed: 7, failed: 2 }, "process.exit(1)", { passed: 7, failed: 2 }],
  ["a failure as a whole", { passed: 7, failed: 0 }, "process.exit(1)", { passed: 7, failed: 1 }],
  ["no report at all", undefined, "0", { passed: 0, failed: 1 }],
])("a run of tests: %s", async (_, counts, ending, expected) => {
  const report = join(runRecord.dataDirectory, "report.json");
  // Left by an earlier run: it must not be taken for this one's.
  writeFileSync(report, JSON.stringify({ passed: 99, failed: 0 }));
  const write = counts
    ? `fs.writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(JSON.stringify(counts))});`
    : "";
  const outcome = await countedTests({
    runRecord,
    commandLine: node(`${write}${ending}`),
    variables: process.env,
    report,
    count: (found) => found,
  });
  expect(outcome).toMatchObject(expected);
});
