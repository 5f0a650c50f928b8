import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { startPostgres } from "../start/postgres.mjs";
import { startRedis } from "../start/redis.mjs";
import { RunRecord } from "../start/run-record.mjs";

const PORT = 3_900;

export interface Stand {
  url: string;
  /** The server's process id, for its memory. */
  pid: number;
  stop: () => Promise<void>;
}

/** Durable Postgres, private Redis and one server process (API and consumers), with an empty database. */
export async function makeStand(): Promise<Stand> {
  const runRecord = await new RunRecord(
    resolve(process.env.TIFFIN_DATA ?? ".data", "bench"),
  ).take();
  const administration = await startPostgres(runRecord);
  const databaseUrl = await makeDatabase(administration);
  Object.assign(process.env, {
    NODE_ENV: "production",
    PORT: String(PORT),
    DATABASE_URL: databaseUrl,
    REDIS_URL: await startRedis(runRecord),
    TIFFIN_SECRET: "bench 0123456789 abcdefghijklmnopqrstuvwxyz",
    TIFFIN_ROLES: "api,consumers",
    RATE_LIMIT_SCALE: "1000000",
    DEV_MAILBOX: "1",
    LOG_LEVEL: "warn",
  });
  await migrate(databaseUrl);
  const url = `http://127.0.0.1:${PORT}`;
  return { url, pid: await startServer(runRecord, url), stop: () => runRecord.release() };
}

async function makeDatabase(administration: string): Promise<string> {
  const client = new Client({ connectionString: administration });
  await client.connect();
  await client.query("drop database if exists bench with (force)");
  await client.query("create database bench");
  await client.end();
  const url = new URL(administration);
  url.pathname = "/bench";
  return url.href;
}

async function startServer(runRecord: RunRecord, url: string): Promise<number> {
  const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    stdio: "inherit",
    detached: true,
  });
  if (!server.pid) throw new Error("the server cannot be run");
  runRecord.add("server", server.pid, "SIGTERM");
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return server.pid;
    await wait(100);
  }
  throw new Error("the server was not ready in time");
}
