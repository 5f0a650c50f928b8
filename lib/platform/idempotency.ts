import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { pool, type Tx } from "@/db/client";
import type { Ctx } from "./ctx";
import { AppError, type ErrorCode } from "./errors";
import { seal, sha256, unseal } from "./secrets";

/** A request left unfinished by a dead process may be tried again after this long. */
const ABANDONED_S = 30;

export interface StoredAnswer {
  status: number;
  body: unknown;
}

/** The route that an order's key belongs to. */
export const PLACING = "POST /orders";

/** Caller, route and key as one digest of 128 bits, in the form of a UUID. */
export function idempotencyId(caller: string, route: string, key: string): string {
  const hex = createHash("sha256").update(`${caller}\n${route}\n${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Refuses keys that are empty, too long or not printable ASCII. */
export function checkIdempotencyKey(key: string): string {
  if (/^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(key)) return key;
  throw new AppError("invalid_request", {
    errors: [{ path: "Idempotency-Key", message: "expected 1 to 255 printable characters" }],
  });
}

interface Row {
  request_hash: Buffer;
  status: number | null;
  body: unknown;
  abandoned: boolean;
}

/** The stored answer to a key; undefined when it was never used. Other body: 422, still running: 409. */
export async function findAnswer(
  id: string,
  requestHash: Buffer,
): Promise<StoredAnswer | undefined> {
  const { rows } = await pool.query<Row>({
    name: "idempotency-find",
    text: `select request_hash, status, body, created_at < now() - make_interval(secs => ${ABANDONED_S}) as abandoned
             from idempotency_keys where key = $1`,
    values: [id],
  });
  const [row] = rows;
  if (!row) return undefined;
  if (!row.request_hash.equals(requestHash)) throw new AppError("idempotency_key_reused");
  if (row.status !== null) return { status: row.status, body: opened(row.body) };
  if (row.abandoned) return undefined;
  throw new AppError("request_in_progress", { retryAfterS: 1 });
}

/** Takes a key for a request about to run; false when another one holds it. */
export async function reserveKey(id: string, requestHash: Buffer): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into idempotency_keys (key, request_hash) values ($1, $2)
     on conflict (key) do update set created_at = now()
      where idempotency_keys.status is null
        and idempotency_keys.created_at < now() - make_interval(secs => ${ABANDONED_S})`,
    [id, requestHash],
  );
  return rowCount === 1;
}

const isSealed = (body: unknown): body is { sealed: string } =>
  typeof body === "object" && body !== null && "sealed" in body && typeof body.sealed === "string";

const opened = (body: unknown): unknown =>
  isSealed(body) ? JSON.parse(unseal(Buffer.from(body.sealed, "base64"))) : body;

const sealedText = (body: unknown): string =>
  JSON.stringify({ sealed: seal(JSON.stringify(body ?? null)).toString("base64") });

/** Keeps an answer for whoever repeats the request; sealed, for it may hold a key that is shown once. */
export async function keepAnswer(id: string, answer: StoredAnswer): Promise<void> {
  await pool.query(
    "update idempotency_keys set status = $2, body = $3 where key = $1 and status is null",
    [id, answer.status, sealedText(answer.body)],
  );
}

/**
 * Keeps an answer in the transaction that makes it true. A process that dies right after it, or loses
 * its connection at the commit, leaves the answer to whoever repeats the request, not a second effect.
 */
export async function keepWith(tx: Tx, { once }: Ctx, answer: StoredAnswer): Promise<void> {
  if (once === undefined) return;
  const { rowCount } = await tx.execute(sql`
    update idempotency_keys set status = ${answer.status}, body = ${sealedText(answer.body)}::jsonb
     where key = ${once} and status is null`);
  // Somebody took this request for abandoned, and has done it meanwhile.
  if (rowCount === 0) throw new AppError("request_in_progress", { retryAfterS: 1 });
}

// What may be mended, or is over in a moment, is asked afresh; so is what concerns the key itself.
const passingStatuses = [400, 401, 403, 413, 429];
const passingCodes: unknown[] = [
  "request_in_progress",
  "idempotency_key_reused",
] satisfies ErrorCode[];

/** Whether an answer is one for good, which whoever repeats the request gets again. */
export const isFinal = ({ status, body }: StoredAnswer): boolean =>
  status < 500 &&
  !passingStatuses.includes(status) &&
  !(typeof body === "object" && body && "code" in body && passingCodes.includes(body.code));

/** Keeps an order's refusal under its key, which nobody reserved; what is there already stands. */
export async function keepRefusal(id: string, requestHash: Buffer, answer: StoredAnswer) {
  await pool.query(
    `insert into idempotency_keys (key, request_hash, status, body) values ($1, $2, $3, $4)
     on conflict (key) do nothing`,
    [id, requestHash, answer.status, sealedText(answer.body)],
  );
}

/** A request was refused before, and is again: in the same words. */
export class RepeatedRefusal extends Error {
  constructor(readonly answer: StoredAnswer) {
    super("refused before");
  }
}

/** A stored answer; throws `RepeatedRefusal` when it was one. */
export function orRefuse(answer: StoredAnswer): StoredAnswer {
  if (answer.status < 400) return answer;
  throw new RepeatedRefusal(answer);
}

/** Frees a key whose request changed nothing. */
export async function releaseKey(id: string): Promise<void> {
  await pool.query("delete from idempotency_keys where key = $1 and status is null", [id]);
}

export const hashRequest = (body: string): Buffer => sha256(body);
