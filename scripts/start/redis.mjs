import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { freePort } from "./ports.mjs";
import { findRedis } from "./redis-binary.mjs";
import { untilRedisAnswers } from "./redis-ping.mjs";

/**
 * Starts a private Redis on a loopback port of its own. It keeps nothing: all it holds can be made
 * again from Postgres.
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @returns {Promise<string>} its address
 */
export async function startRedis(runRecord) {
  const place = { port: await freePort(), password: randomBytes(24).toString("base64url") };
  return (await runRedis(runRecord, place)).url;
}

/**
 * @param {import("./run-record.mjs").RunRecord} runRecord
 * @param {{ port: number, password: string }} place
 */
export async function runRedis(runRecord, { port, password }) {
  const binary = findRedis();
  const directory = join(runRecord.dataDirectory, "redis");
  mkdirSync(directory, { recursive: true });
  const child = spawn(binary, ["-"], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  child.unref();
  if (!child.pid) throw new Fault(`Redis did not start: ${binary} cannot be run.`);
  // By the input, since a command line can be read by everyone on the machine.
  child.stdin?.end(configuration({ port, password, directory }));
  runRecord.add("redis", child.pid, "SIGTERM");
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await untilRedisAnswers(url, 10_000);
  return { url, pid: child.pid };
}

/** @param {{ port: number, password: string, directory: string }} options */
const configuration = ({ port, password, directory }) =>
  [
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${directory}"`,
    `logfile "${join(directory, "redis.log")}"`,
    'save ""',
    "appendonly no",
    "daemonize no",
    "",
  ].join("\n");
