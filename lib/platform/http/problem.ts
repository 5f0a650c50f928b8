import { BulkheadRejectedError } from "cockatiel";
import { AppError, problems } from "../errors";
import type { StoredAnswer } from "../idempotency";

const RETRY_LATER_S = 1;

// Postgres gone, restarting, out of connections, or too slow: worth another try.
const transientSqlStates = /^(08|57P|53|25P03|57014|40)/;
const transientNetwork = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);
const transientMessages =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered/i;

/** Whether the database (not the request) is what failed; drizzle wraps the driver's error in `cause`. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (transientSqlStates.test(code) || transientNetwork.has(code) || isSocketGone(error))
    return true;
  return transientMessages.test(error.message) || isTransient(error.cause);
}

/** A Unix socket is a file, which is not there while Postgres is not. */
const isSocketGone = (error: Error) =>
  "syscall" in error && error.syscall === "connect" && "code" in error && error.code === "ENOENT";

/** Reads any thrown value as an error the client may see. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // As many wait as may: there is too much to do, and nothing wrong with this request.
  if (isTransient(error) || error instanceof BulkheadRejectedError)
    return new AppError("service_unavailable", { retryAfterS: RETRY_LATER_S });
  return new AppError("internal_error");
}

const problemHeaders = {
  "content-type": "application/problem+json",
  "cache-control": "no-store",
};

/** A problem document that was sent before. */
export const repeatedResponse = ({ status, body }: StoredAnswer): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { ...problemHeaders, "idempotent-replayed": "true" },
  });

/** The RFC 9457 document and headers for an error. */
export function problemResponse(error: AppError, requestId: string): Response {
  const { detail, errors, extra, retryAfterS, title } = error.options;
  const shown = title ?? problems[error.code][1];
  const body = {
    ...extra,
    type: `/api/v1/docs#${error.code}`,
    title: shown,
    status: error.status,
    detail: detail ?? shown,
    code: error.code,
    error: shown,
    ...(errors ? { errors } : {}),
    request_id: requestId,
  };
  const headers = new Headers(problemHeaders);
  if (retryAfterS !== undefined) headers.set("retry-after", String(retryAfterS));
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
