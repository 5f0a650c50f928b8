import { Redis, type Requester } from "@upstash/redis";
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { Cluster, ReplyError, Redis as TcpRedis } from "ioredis";
import { env } from "./env";
import { logger } from "./logger";
import { shared } from "./shared";

const DEADLINE_MS = 250;
type Command = [name: string, ...args: string[]];

// What Redis itself refuses (a wrong type, an unknown script) says nothing about its health.
const breaker = circuitBreaker(
  handleWhen((error) => !(error instanceof ReplyError)),
  { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(5) },
);

function openTcp(address: string): TcpRedis | Cluster {
  const redisOptions = {
    commandTimeout: DEADLINE_MS,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  };
  const retry = (attempt: number) => Math.min(attempt * 100, 1_000);
  const nodes = address.split(",");
  // No pipelines: each lives on as garbage until all of the heap is collected.
  const client =
    nodes.length > 1
      ? new Cluster(nodes, { redisOptions, clusterRetryStrategy: retry })
      : new TcpRedis(address, { ...redisOptions, retryStrategy: retry });
  client.on("error", (error: Error) => logger.debug({ reason: error.message }, "redis connection"));
  return client;
}

/** What is asked for in one turn leaves in one write. A cluster's client picks its sockets itself. */
function writeTogether(client: TcpRedis | Cluster): void {
  if (client instanceof Cluster || !client.stream || client.stream.writableCorked > 0) return;
  const { stream } = client;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Lets @upstash/redis speak plain Redis over TCP. */
function tcpRequester(address: string): Requester & { close: () => void } {
  const client = shared("redis.tcp", () => openTcp(address));
  const run = async ([name, ...args]: Command) => {
    const result: unknown = await breaker.execute(() => {
      writeTogether(client);
      return client.call(String(name), ...args.map(String));
    });
    return result;
  };
  return {
    close: () => client.disconnect(),
    // Single commands alone: nobody asks for a pipeline, whose place is taken by `writeTogether`.
    request: async ({ body }) => ({ result: (await run(body as Command)) as never }),
  };
}

const tcp = env.REDIS_URL ? tcpRequester(env.REDIS_URL) : undefined;

/** With a requester of its own the client takes no options, and would read "123456" as a number. */
class PlainRedis extends Redis {
  constructor(requester: Requester) {
    super(requester);
    this.opts = { automaticDeserialization: false };
  }
}

/** Redis: windows, limits and whatever else can be rebuilt or may expire. Every call can fail. */
export const redis = tcp
  ? new PlainRedis(tcp)
  : new Redis({
      automaticDeserialization: false,
      enableAutoPipelining: false,
      url: env.UPSTASH_REDIS_REST_URL ?? "",
      token: env.UPSTASH_REDIS_REST_TOKEN ?? "",
      retry: false,
      signal: () => AbortSignal.timeout(DEADLINE_MS * 4),
    });

export const closeRedis = (): void => tcp?.close();

/** Redis cannot be reached, or was too slow: what was asked may or may not have happened. */
export function isRedisDown(error: unknown): boolean {
  if (error instanceof BrokenCircuitError) return true;
  if (!(error instanceof Error) || error instanceof ReplyError) return false;
  return /Command timed out|Connection is closed|isn't writeable|ECONN|EPIPE|Broken|LOADING|fetch failed|max retries|CLUSTERDOWN|ClusterAllFailed|None of startup nodes/i.test(
    error.message,
  );
}
