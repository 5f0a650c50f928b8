import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { pool } from "@/db/client";
import { app } from "@/lib/api/app";
import { consumers } from "@/lib/api/consumers";
import { runScheduler } from "@/lib/api/scheduler";
import { runDispatch } from "@/lib/delivery/commands/run-dispatch";
import { runConsumers } from "@/lib/events/leases";
import { listenForEvents } from "@/lib/events/wake";
import { runWebhookSender } from "@/lib/notifications/commands/send-deliveries";
import { runNoticeSender } from "@/lib/notifications/commands/send-notices";
import { sendChannels } from "@/lib/notifications/types";
import { env } from "@/lib/platform/env";
import { builtPath, serveBuiltFiles } from "@/lib/platform/http/built-files";
import { closeStreams } from "@/lib/platform/http/sse";
import { logger } from "@/lib/platform/logger";
import { mailsLeft } from "@/lib/platform/mail";
import { closeRedis } from "@/lib/platform/redis";
import { beginStopping, isStopping } from "@/lib/platform/stopping";

const STOP_WITHIN_MS = 9_500;
/** How long a stopping server still answers, so that balancers and clients can go elsewhere. */
const DRAIN_MS = env.NODE_ENV === "production" ? 1_500 : 0;
/** How much longer for connections that came meanwhile and wait to be accepted. */
const QUEUE_MS = 4_500;
/** After this long, who is still not done with a request is cut off. */
const CUT_OFF_MS = 8_000;
const isApi = (url: string) => /^\/api\/(v1|health|metrics|webhooks)(\/|\?|$)/.test(url);

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const development = env.NODE_ENV === "development";

const passOverUpgrades = (server: Server) => server.removeAllListeners("upgrade");

/** Next, for the pages. It is loaded only by processes that serve them. */
async function preparePages(server: Server): Promise<Answer> {
  const { default: next } = await import("next");
  const pages = next({ dev: development, hostname: env.HOST, port: env.PORT });
  await pages.prepare();
  if (development) server.on("upgrade", pages.getUpgradeHandler());
  // Next listens by itself, and hangs up: without a listener an offer of another protocol is passed over.
  else
    server.on(
      "newListener",
      (name) => name === "upgrade" && setImmediate(passOverUpgrades, server),
    );
  const answer = withAddress(pages.getRequestHandler());
  return development ? answer : withBuiltFiles(answer);
}

/** Who asks is told by the socket: what a client says of it counts only behind a proxy of ours. */
const withAddress =
  (answer: Answer): Answer =>
  (request, response) => {
    if (!env.TRUST_PROXY) request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
    return answer(request, response);
  };

/** What the build has made comes straight from the disk, the pages from Next. */
function withBuiltFiles(answerPage: Answer): Answer {
  const answerFile = getRequestListener(serveBuiltFiles().fetch);
  return (request, response) =>
    (request.url?.startsWith(builtPath) ? answerFile : answerPage)(request, response);
}

const noPages: Answer = (_, response) => response.writeHead(404).end();

/** Pages go to Next; the API is answered right here, without Next's routing in between. */
async function serve(withPages: boolean): Promise<Server> {
  const answerApi = getRequestListener(app.fetch);
  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    if (isStopping()) response.setHeader("connection", "close");
    return isApi(request.url ?? "") ? answerApi(request, response) : answerPage(request, response);
  });
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

/** Three turns of the event loop: in the first a waiting connection is accepted, then it is read. */
async function turns(): Promise<void> {
  for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Connections wait in the system's queue, and one is accepted a turn: closing would cut them off. */
async function emptyQueue(server: Server): Promise<void> {
  const until = performance.now() + QUEUE_MS;
  let came = true;
  const note = () => {
    came = true;
  };
  server.on("connection", note);
  while (came && performance.now() < until) {
    came = false;
    await turns();
  }
  server.off("connection", note);
}

/** Answers on while others learn that we are leaving, then hangs up in good order. */
async function stopWeb(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), CUT_OFF_MS);
  await wait(DRAIN_MS);
  await emptyQueue(server);
  const closed = new Promise((resolve) => server.close(resolve));
  closeStreams();
  const leaving = setInterval(async () => {
    await turns();
    closeStreams();
    server.closeIdleConnections();
  }, 100);
  await closed;
  clearInterval(leaving);
  clearTimeout(cutOff);
}

async function main(): Promise<void> {
  const stop = new AbortController();
  const roles = new Set(env.TIFFIN_ROLES);
  const work = [listenForEvents(stop.signal)];
  if (roles.has("consumers")) {
    work.push(runConsumers(consumers, stop.signal), runWebhookSender(stop.signal));
    work.push(runDispatch(stop.signal));
    for (const channel of sendChannels) work.push(runNoticeSender(channel, stop.signal));
  }
  if (roles.has("scheduler")) work.push(runScheduler(stop.signal));
  const server = roles.has("web") || roles.has("api") ? await serve(roles.has("web")) : undefined;
  logger.info({ port: env.PORT, roles: env.TIFFIN_ROLES }, "tiffin is ready");

  const shutDown = async () => {
    if (isStopping()) return;
    beginStopping();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    // At once: the shards go to another process while this one still answers.
    stop.abort();
    await Promise.allSettled([server && stopWeb(server), ...work]);
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
