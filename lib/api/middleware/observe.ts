import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { isHttps } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { ApiEnv } from "@/lib/platform/http/router";
import { logger } from "@/lib/platform/logger";
import { metrics } from "@/lib/platform/metrics";

// An answer of the API is data: nothing in it may ever run or be framed.
const securityHeaders = [
  ["x-content-type-options", "nosniff"],
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["referrer-policy", "no-referrer"],
  ...(isHttps
    ? [["strict-transport-security", "max-age=31536000; includeSubDomains"] as const]
    : []),
] as const;

const MOST_AT_ONCE = 2_000;
let running = 0;

/** Names the request by the client's own id, when it is sane, and makes its answer safe to show. */
export const nameRequest = createMiddleware<ApiEnv>(async (c, next) => {
  for (const [name, value] of securityHeaders) c.header(name, value);
  const given = c.req.header("x-request-id");
  const requestId = given && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
  c.set("requestId", requestId);
  c.header("x-request-id", requestId);
  await next();
});

/** Times the request, and sheds load before it piles up. */
export const observe = createMiddleware<ApiEnv>(async (c, next) => {
  if (running >= MOST_AT_ONCE) throw new AppError("service_unavailable", { retryAfterS: 1 });
  const began = performance.now();
  running += 1;
  try {
    await next();
  } finally {
    running -= 1;
    const seconds = (performance.now() - began) / 1000;
    const route = routePath(c, -1);
    const { status } = c.res;
    metrics.requests.observe(
      { method: c.req.method, route, status: `${Math.floor(status / 100)}xx` },
      seconds,
    );
    logger.debug(
      {
        requestId: c.get("requestId"),
        method: c.req.method,
        route,
        status,
        ms: Math.round(seconds * 1000),
      },
      "request",
    );
  }
});
