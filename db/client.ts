import { drizzle } from "drizzle-orm/node-postgres";
import { Pool, types } from "pg";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import * as schema from "./schema";

// Counts and positions stay far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** The process's one pool; every wait in it has a deadline. */
export const pool = shared("pool", () => {
  const made = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.PG_POOL_MAX,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // To make one costs Postgres a process: what is done each minute finds them still there.
    min: env.PG_POOL_MAX / 2,
    statement_timeout: 15_000,
    // Longer than any statement may take: where a network has swallowed the answer, nobody waits for ever.
    query_timeout: 65_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: "tiffin",
  });
  // A backend that dies while idle must not take the process with it.
  made.on("error", (error) =>
    logger.warn({ reason: error.message }, "idle database connection lost"),
  );
  made.on("connect", (client) => client.on("error", () => undefined));
  return made;
});

const connect = (client: Pool) => drizzle(client, { schema, casing: "snake_case" });

export const db = connect(pool);
export type Database = typeof db;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** The database or a transaction in it. */
export type Db = Database | Tx;
