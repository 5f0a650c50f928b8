import { Fault } from "./fault.mjs";
import { startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";
import { pingRedis } from "./redis-ping.mjs";

/** @typedef {import("./run-record.mjs").RunRecord} RunRecord */
/** @typedef {import("./settings.mjs").Variables} Variables */

/**
 * The Postgres that DATABASE_URL names, when it answers, else our own.
 * @param {RunRecord} runRecord
 * @param {Variables} variables
 * @returns {Promise<NodeJS.Dict<string>>} what the server must know
 */
export async function providePostgres(runRecord, { DATABASE_URL }) {
  if (!DATABASE_URL) return { DATABASE_URL: await startPostgres(runRecord) };
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Fault(unreachable("DATABASE_URL", "Postgres", DATABASE_URL, error));
  } finally {
    await client.end().catch(() => {});
  }
  return {};
}

/**
 * The Redis that the environment names, when it answers, else our own.
 * @param {RunRecord} runRecord
 * @param {Variables} variables
 * @returns {Promise<NodeJS.Dict<string>>} what the server must know
 */
export async function provideRedis(runRecord, variables) {
  const { REDIS_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = variables;
  if (REDIS_URL) {
    const trouble = await pingRedis(REDIS_URL);
    if (trouble) throw new Fault(unreachable("REDIS_URL", "Redis", REDIS_URL, trouble));
    return {};
  }
  if (UPSTASH_REDIS_REST_URL && UPSTASH_REDIS_REST_TOKEN) {
    await pingUpstash(UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN);
    return {};
  }
  return { REDIS_URL: await startRedis(runRecord) };
}

/**
 * @param {string} url
 * @param {string} token
 */
async function pingUpstash(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  try {
    const answer = await fetch(`${url}/ping`, { headers, signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  } catch (error) {
    throw new Fault(unreachable("UPSTASH_REDIS_REST_URL", "Redis", url, error));
  }
}

/**
 * One line that names the variable and the place, without the password in it.
 * @param {string} variable
 * @param {string} what
 * @param {string} address
 * @param {unknown} error
 */
function unreachable(variable, what, address, error) {
  const reason = error instanceof AggregateError ? error.errors[0] : error;
  const why = reason instanceof Error ? reason.message : String(reason);
  return `${variable}: no ${what} to be had at ${placeIn(address)} (${why.split("\n")[0]}).`;
}

/** @param {string} address */
function placeIn(address) {
  if (!URL.canParse(address)) return "an address that cannot be read";
  const { host, pathname } = new URL(address);
  return host + pathname;
}
