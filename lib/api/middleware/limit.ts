import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "@/lib/platform/errors";
import type { ApiEnv } from "@/lib/platform/http/router";
import { type RateClass, takeToken, type Verdict } from "@/lib/platform/rate-limit";

function classOf(c: Context<ApiEnv>): RateClass {
  const { method } = c.req;
  const path = c.req.path.replace(/^\/api\/v1/, "");
  // Each may be a question to a service that others run.
  if (path === "/places") return "geocode";
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return "read";
  if (path === "/orders") return c.get("ctx").actor.kind === "table" ? "table_order" : "order";
  if (path === "/updateOrder") return "sales";
  // Each invitation is a mail to somebody who did not ask for one.
  if (method === "POST" && path.endsWith("/members")) return "invite";
  return path.startsWith("/auth/") ? "sign_in" : "write";
}

const sayHow = (c: Context, rateClass: RateClass, verdict: Verdict): void => {
  c.header("ratelimit-policy", `"${rateClass}";q=${verdict.quota};w=${verdict.windowS}`);
  c.header("ratelimit", `"${rateClass}";r=${verdict.remaining};t=${verdict.retryAfterS}`);
};

/** Token buckets by route class and caller; 429 tells when to come back. */
export const limitRate = createMiddleware<ApiEnv>(async (c, next) => {
  const rateClass = classOf(c);
  const verdict = await takeToken(rateClass, c.get("caller"));
  sayHow(c, rateClass, verdict);
  if (!verdict.allowed) {
    throw new AppError("rate_limited", {
      retryAfterS: verdict.retryAfterS,
      ...(rateClass === "table_order" ? { title: "Rate limit" } : {}),
    });
  }
  await next();
});
