import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { db } from "@/db/client";
import { actorOf } from "@/lib/auth/queries";
import { networkOf } from "@/lib/auth/rules";
import { sessionCookie } from "@/lib/auth/types";
import type { Actor } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { ApiEnv } from "@/lib/platform/http/router";

const writes = new Set(["POST", "PUT", "PATCH", "DELETE"]);

function clientAddress(c: Context): string {
  const forwarded = env.TRUST_PROXY
    ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    // Mounted in Next's route handler: there is no socket to ask.
    return c.req.header("x-forwarded-for")?.split(",")[0]?.trim() ?? "unknown";
  }
}

/** A browser says where a write comes from; only our own pages may use the cookie for one. */
function refuseForeignOrigin(c: Context): void {
  if (!writes.has(c.req.method)) return;
  const origin = c.req.header("origin");
  const own = [new URL(env.APP_URL).origin];
  const host = c.req.header("host");
  if (host) own.push(`http://${host}`, `https://${host}`);
  if (!origin || !own.includes(origin)) throw new AppError("cross_origin");
}

const callerOf = (actor: Actor, address: string): string => {
  if (actor.kind === "user") return `user:${actor.userId}`;
  if (actor.kind === "table") return `table:${actor.tableId}`;
  if (actor.kind === "api_key") return `key:${actor.keyId}`;
  return `ip:${networkOf(address)}`;
};

/** Finds out who asks, from the Bearer token or the session cookie, and what they are called by. */
export const authenticate = createMiddleware<ApiEnv>(async (c, next) => {
  const bearer = /^Bearer (\S{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const cookie = bearer ? undefined : getCookie(c, sessionCookie);
  if (cookie) refuseForeignOrigin(c);
  const token = bearer ?? cookie;
  const actor = await actorOf(token);
  const address = clientAddress(c);
  c.set("address", address);
  c.set("caller", callerOf(actor, address));
  c.set("token", token);
  c.set("ctx", { db, now: new Date(), actor, requestId: c.get("requestId") });
  await next();
});
