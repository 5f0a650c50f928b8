import { createMiddleware } from "hono/factory";
import { AppError } from "@/lib/platform/errors";
import type { ApiEnv } from "@/lib/platform/http/router";
import {
  checkIdempotencyKey,
  findAnswer,
  hashRequest,
  idempotencyId,
  keepAnswer,
  releaseKey,
  reserveKey,
} from "@/lib/platform/idempotency";

// Placing an order keeps its answer in the order's own statement; reading sales in is
// deduplicated by order id; signing in must answer afresh each time.
const ownWay = /^\/api\/v1\/(orders|updateOrder|auth\/.*)$/;
// A rider's step, which is sent until it is answered, is the one change beside POSTs that carries a key.
const riderStep = /^\/api\/v1\/delivery\/orders\/[^/]+\/status$/;
const isOnce = ({ method, path }: { method: string; path: string }) =>
  method === "POST" || (method === "PATCH" && riderStep.test(path));

const notKept = (status: number) =>
  [400, 401, 403, 409, 413, 429].includes(status) || status >= 500;

/** One POST, one effect: the second with the same key gets the first one's answer. */
export const idempotent = createMiddleware<ApiEnv>(async (c, next) => {
  const given = c.req.header("idempotency-key");
  if (given === undefined || !isOnce(c.req) || ownWay.test(c.req.path)) return next();
  const requestHash = hashRequest(await c.req.text());
  const id = idempotencyId(c.get("caller"), c.req.path, checkIdempotencyKey(given));
  const known = await findAnswer(id, requestHash);
  if (known) {
    c.header("idempotent-replayed", "true");
    // A 204 has no body, and may not be given one.
    const isEmpty = known.body === undefined || known.body === null;
    return isEmpty ? c.body(null, known.status as 204) : c.json(known.body, known.status as 200);
  }
  if (!(await reserveKey(id, requestHash)))
    throw new AppError("request_in_progress", { retryAfterS: 1 });
  try {
    await next();
  } finally {
    const { status } = c.res;
    if (c.error || notKept(status)) await releaseKey(id);
    else
      await keepAnswer(id, {
        status,
        body: await c.res
          .clone()
          .json()
          .catch(() => null),
      });
  }
});
