import type { Context, Next } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "@/lib/platform/errors";
import type { ApiEnv } from "@/lib/platform/http/router";
import {
  checkIdempotencyKey,
  findAnswer,
  hashRequest,
  idempotencyId,
  isFinal,
  keepAnswer,
  keepRefusal,
  orRefuse,
  PLACING,
  releaseKey,
  reserveKey,
  type StoredAnswer,
} from "@/lib/platform/idempotency";

// Reading sales in is deduplicated by order id; signing in must answer afresh each time.
const ownWay = /^\/api\/v1\/(updateOrder|auth\/.*)$/;
// A rider's step, which is sent until it is answered, is the one change beside POSTs that carries a key.
const riderStep = /^\/api\/v1\/delivery\/orders\/[^/]+\/status$/;
const isOnce = ({ method, path }: { method: string; path: string }) =>
  method === "POST" || (method === "PATCH" && riderStep.test(path));

/** An id is the same in capitals. */
const routeOf = (path: string): string =>
  path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (id) => id.toLowerCase());

/** One POST, one effect: the second with the same key gets the first one's answer. */
export const idempotent = createMiddleware<ApiEnv>(async (c, next) => {
  const given = c.req.header("idempotency-key");
  if (given === undefined || !isOnce(c.req)) return next();
  if (c.req.path === "/api/v1/orders") return placing(c, next, given);
  if (ownWay.test(c.req.path)) return next();
  const requestHash = hashRequest(new URL(c.req.url).search + (await c.req.text()));
  const id = idempotencyId(c.get("caller"), routeOf(c.req.path), checkIdempotencyKey(given));
  const known = await findAnswer(id, requestHash);
  if (known) {
    const { status, body } = orRefuse(known);
    c.header("idempotent-replayed", "true");
    // A 204 has no body, and may not be given one.
    const isEmpty = body === undefined || body === null;
    return isEmpty ? c.body(null, status as 204) : c.json(body, status as 200);
  }
  if (!(await reserveKey(id, requestHash)))
    throw new AppError("request_in_progress", { retryAfterS: 1 });
  c.set("ctx", { ...c.get("ctx"), once: id });
  try {
    await next();
  } finally {
    const answer = await answerOf(c);
    if (isFinal(answer)) await keepAnswer(id, answer);
    else await releaseKey(id);
  }
});

/** Placing an order keeps its answer in the order's own statement; what is left is a refusal. */
async function placing(c: Context<ApiEnv>, next: Next, given: string): Promise<void> {
  await next();
  if (c.res.status < 400 || c.res.headers.has("idempotent-replayed")) return;
  const answer = await answerOf(c);
  if (!isFinal(answer)) return;
  const id = idempotencyId(c.get("caller"), PLACING, given);
  await keepRefusal(id, hashRequest(await c.req.text()), answer);
}

const answerOf = async ({ res }: Context<ApiEnv>): Promise<StoredAnswer> => ({
  status: res.status,
  body: await res
    .clone()
    .json()
    .catch(() => null),
});
