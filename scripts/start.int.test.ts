import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { findProgram } from "./start/find-program.mjs";

vi.setConfig({ testTimeout: 60_000 });

function newDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "tiffin-start-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
const withoutStores = { DATABASE_URL: "", REDIS_URL: "", PORT: "3917" };

/** Runs `npm start` until it gives up. */
function start(variables: NodeJS.Dict<string>): Promise<{ code: unknown; said: string }> {
  const env = { ...process.env, ...withoutStores, TIFFIN_DATA: newDirectory(), ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/start.mjs"], { env }, (error, _, complaints) => {
      resolve({ code: error?.code ?? 0, said: complaints.trim() });
    });
  });
}

test("a port that is taken is told, with the way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const address = other.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { code, said } = await start({ PORT: `${port}` });
  expect(said).toBe(
    `✗ Port ${port} is taken: set another one, as in PORT=${Number(port) + 1} npm start.`,
  );
  expect(code).toBe(1);
});

test.each([
  ["PORT", "abc", /^✗ PORT: expected a number from 1 to 65535, found "abc"\.$/],
  ["HOST", "192.0.2.7", /^✗ HOST: expected an address of this machine, found "192\.0\.2\.7"\.$/],
  ["TIFFIN_SECRET", "short", /^✗ TIFFIN_SECRET: expected at least 32 characters.*$/],
  ["LOG_LEVEL", "loud", /^✗ LOG_LEVEL: .*expected.*$/],
])("a wrong %s is named, with what is expected", async (name, value, line) => {
  const { code, said } = await start({ [name]: value });
  expect(said).toMatch(line);
  expect(code).toBe(1);
});

test.each([
  ["DATABASE_URL", "postgres://ada:hush@127.0.0.1:1/tiffin", "127.0.0.1:1/tiffin"],
  ["REDIS_URL", "redis://ada:hush@127.0.0.1:1/2", "127.0.0.1:1/2"],
])("a %s that nobody answers at is named without its password", async (name, url, place) => {
  const { code, said } = await start({ [name]: url });
  expect(said).toContain(`✗ ${name}: no`);
  expect(said).toContain(place);
  expect(said).not.toContain("hush");
  expect(said.split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});

test("where no Redis can be had, one line says how to get it", async () => {
  const path = newDirectory();
  for (const program of ["node", "setpriv", "ps"]) {
    const place = findProgram(program);
    if (place) symlinkSync(place, join(path, program));
  }
  const { code, said } = await start({ PATH: path });
  expect(said).toMatch(/^✗ No Redis here: install it \(.*\), or set REDIS_URL\.$/);
  expect(code).toBe(1);
});
