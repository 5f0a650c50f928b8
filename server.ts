import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { pool } from "@/db/client";
import { app } from "@/lib/api/app";
import { consumers } from "@/lib/api/consumers";
import { runScheduler } from "@/lib/api/scheduler";
import { runConsumers } from "@/lib/events/leases";
import { listenForEvents } from "@/lib/events/wake";
import { env } from "@/lib/platform/env";
import { closeStreams } from "@/lib/platform/http/sse";
import { logger } from "@/lib/platform/logger";
import { mailsLeft } from "@/lib/platform/mail";
import { closeRedis } from "@/lib/platform/redis";

const STOP_WITHIN_MS = 9_000;
const isApi = (url: string) => /^\/api\/(v1|health|metrics)(\/|\?|$)/.test(url);

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Next, for the pages. It is loaded only by processes that serve them. */
async function preparePages(server: Server): Promise<Answer> {
  const { default: next } = await import("next");
  const pages = next({ dev: env.NODE_ENV === "development", hostname: env.HOST, port: env.PORT });
  await pages.prepare();
  server.on("upgrade", pages.getUpgradeHandler());
  return pages.getRequestHandler();
}

const noPages: Answer = (_, response) => response.writeHead(404).end();

/** Pages go to Next; the API is answered right here, without Next's routing in between. */
async function serve(withPages: boolean): Promise<Server> {
  const answerApi = getRequestListener(app.fetch);
  const server = createServer((request, response) =>
    isApi(request.url ?? "") ? answerApi(request, response) : answerPage(request, response),
  );
  const answerPage = withPages ? await preparePages(server) : noPages;
  // Longer than a load balancer keeps idle connections, so that it never meets one just closed.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 15_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, env.HOST, 4_096, resolve);
  });
  return server;
}

async function stopWeb(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  closeStreams();
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(idle);
}

async function main(): Promise<void> {
  const stop = new AbortController();
  const roles = new Set(env.TIFFIN_ROLES);
  const work = [listenForEvents(stop.signal)];
  if (roles.has("consumers")) work.push(runConsumers(consumers, stop.signal));
  if (roles.has("scheduler")) work.push(runScheduler(stop.signal));
  const server = roles.has("web") || roles.has("api") ? await serve(roles.has("web")) : undefined;
  logger.info({ port: env.PORT, roles: env.TIFFIN_ROLES }, "tiffin is ready");

  let stopping = false;
  const shutDown = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    if (server) await stopWeb(server);
    stop.abort();
    await Promise.allSettled(work);
    await mailsLeft();
    await pool.end();
    closeRedis();
    process.exit(0);
  };
  process.on("SIGTERM", shutDown);
  process.on("SIGINT", shutDown);
}

main().catch((error: Error) => {
  logger.fatal({ reason: error.message }, "tiffin could not start");
  process.exit(1);
});
