import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { typescript } from "./commands.mjs";
import { Fault } from "./fault.mjs";

const READY_MS = 120_000;

/**
 * Starts `server.ts` and waits until it is ready to serve.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {import("./settings.mjs").Settings} settings
 */
export async function startServer(runRecord, { mode, port, dataDirectory, variables }) {
  const log = join(dataDirectory, "server.log");
  // What the server writes while somebody develops belongs on the screen.
  const output = mode === "development" ? "inherit" : openSync(log, "w");
  const [command = "", ...args] = typescript("server.ts");
  const child = spawn(command, args, {
    env: variables,
    stdio: ["ignore", output, output],
    detached: true,
  });
  const ended = once(child, "exit").then(([code]) => ({ code: Number(code ?? 1) }));
  if (!child.pid) throw new Fault("The server cannot be run.");
  runRecord.add("server", child.pid, "SIGTERM");
  const end = await Promise.race([ended, untilReady(port)]);
  if (end) throw new Fault(`The server ended at once:\n${output === "inherit" ? "" : tailOf(log)}`);
  return { log, ended };
}

/** @param {number} port */
async function untilReady(port) {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (await isReady(port)) return undefined;
    await wait(100);
  }
  throw new Fault(`The server was not ready after ${READY_MS / 1000} s.`);
}

/** @param {number} port */
async function isReady(port) {
  try {
    const signal = AbortSignal.timeout(5000);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param {string} log */
export const tailOf = (log) =>
  readFileSync(log, "utf8").trimEnd().split("\n").slice(-12).join("\n");
