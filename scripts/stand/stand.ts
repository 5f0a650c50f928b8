import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { freePort } from "../start/ports.mjs";
import { startPostgres } from "../start/postgres.mjs";
import { startTimeOf, stopProcess } from "../start/processes.mjs";
import { runRedis } from "../start/redis.mjs";
import { RunRecord } from "../start/run-record.mjs";

export interface Stand {
  runRecord: RunRecord;
  redis: { port: number; password: string; pid: number };
  stop: () => Promise<void>;
}

/**
 * Durable Postgres and private Redis with an empty database, and this process's environment set for
 * them: load what reads the environment afterwards. STAND_POSTGRES_URL names a Postgres to make the
 * database in, instead of one of our own.
 */
export async function makeStand(name: string): Promise<Stand> {
  const runRecord = await new RunRecord(resolve(process.env.TIFFIN_DATA || ".data", name)).take();
  try {
    const administration = process.env.STAND_POSTGRES_URL || (await startPostgres(runRecord));
    const databaseUrl = await makeDatabase(administration, name);
    const place = { port: await freePort(), password: randomBytes(24).toString("base64url") };
    const redis = await runRedis(runRecord, place);
    Object.assign(process.env, {
      NODE_ENV: "production",
      APP_URL: "http://localhost",
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      TIFFIN_SECRET: "a stand 0123456789 abcdefghijklmnopqrstuvwxyz",
      TIFFIN_ROLES: "api,consumers",
      RATE_LIMIT_SCALE: "1000000",
      DEV_MAILBOX: "1",
      PAYMENT_SANDBOX: "1",
      // Of this process; what the server logs goes to its file.
      LOG_LEVEL: "error",
    });
    await migrate(databaseUrl);
    return { runRecord, redis: { ...place, pid: redis.pid }, stop: () => runRecord.release() };
  } catch (error) {
    await runRecord.release();
    throw error;
  }
}

/** Postgres without a chance to tidy up, and back on the same port. */
export async function restartPostgresAtOnce(runRecord: RunRecord): Promise<void> {
  const lock = join(runRecord.dataDirectory, "pg", "postmaster.pid");
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  const startedAt = startTimeOf(pid);
  if (!startedAt) throw new Error("Postgres does not run");
  await stopProcess({ name: "postgres", pid, startedAt, signal: "SIGQUIT" });
  runRecord.remove(pid);
  await startPostgres(runRecord);
}

async function makeDatabase(administration: string, name: string): Promise<string> {
  const client = new Client({ connectionString: administration });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(administration);
  url.pathname = `/${name}`;
  return url.href;
}
