import { pool } from "@/db/client";
import { unseal } from "@/lib/platform/secrets";
import { postMessage } from "../gateway";
import { waitAfterMs } from "../rules";
import type { Outcome } from "../types";
import { type Outbox, runSender, sendDue } from "./send-due";

/** Messages under way at once in a process, and of these to one webhook. */
const MOST_AT_ONCE = 64;
const MOST_TO_ONE = 4;
/** Longer than a try can take: then its process is dead, and another one takes over. */
const CLAIM_S = 30;

interface Due {
  id: string;
  webhook_id: string;
  body: string;
  tries: number;
  url: string;
  secret_sealed: Buffer;
  old_secret_sealed: Buffer | null;
}

/**
 * Takes messages that are due, a few of each webhook, so that one that hangs keeps nobody else
 * waiting. `busy` are webhooks this process is still sending to.
 */
async function claimDue(busy: readonly string[], most: number): Promise<Due[]> {
  const { rows } = await pool.query<Due>({
    name: "webhooks-claim",
    text: `with due as (
        select distinct d.webhook_id
          from webhook_deliveries d join webhooks w on w.id = d.webhook_id
         where d.status = 'PENDING' and d.next_try_at <= now() and w.is_active
           and d.webhook_id <> all($1::uuid[])
         limit ${MOST_AT_ONCE}),
      picked as (
        select p.id from due cross join lateral (
          select d.id from webhook_deliveries d
           where d.webhook_id = due.webhook_id and d.status = 'PENDING' and d.next_try_at <= now()
           order by d.next_try_at, d.id limit ${MOST_TO_ONE}
             for update skip locked) p
         limit $2)
      update webhook_deliveries d
         set tries = d.tries + 1, next_try_at = now() + interval '${CLAIM_S} s'
        from picked, webhooks w
       where d.id = picked.id and w.id = d.webhook_id
      returning d.id, d.webhook_id, d.body, d.tries, w.url, w.secret_sealed,
                case when w.old_secret_until > now() then w.old_secret_sealed end as old_secret_sealed`,
    values: [busy, most],
  });
  return rows;
}

async function send(due: Due, signal: AbortSignal): Promise<void> {
  const secrets = [due.secret_sealed, ...(due.old_secret_sealed ? [due.old_secret_sealed] : [])];
  const message = { id: due.id, url: due.url, body: due.body, secrets: secrets.map(unseal) };
  const outcome = await postMessage(message, signal);
  // Cut off by our own end: nothing is known of it, and the next process tries again.
  if (!signal.aborted) await note(due, outcome);
}

async function note({ id, tries }: Due, { ok, status, error, durationMs }: Outcome) {
  const waitMs = ok ? undefined : waitAfterMs(tries, Math.random());
  const state = ok ? "DELIVERED" : waitMs === undefined ? "FAILED" : "PENDING";
  await pool.query(
    `update webhook_deliveries
        set status = $2, response_status = $3, error = $4, duration_ms = $5,
            next_try_at = now() + make_interval(secs => $6),
            finished_at = case when $2 <> 'PENDING' then now() end
      where id = $1 and status = 'PENDING'`,
    [id, state, status, error, durationMs, (waitMs ?? 0) / 1_000],
  );
}

const webhookOutbox: Outbox<Due> = {
  name: "webhooks",
  mostAtOnce: MOST_AT_ONCE,
  receiverOf: (due) => due.webhook_id,
  claim: claimDue,
  send,
};

/** Sends what is due now and waits for what comes of it. @returns how many were sent */
export const sendDueDeliveries = (): Promise<number> => sendDue(webhookOutbox);

/** Sends webhooks until the signal aborts; any number of processes share the work. */
export const runWebhookSender = (signal: AbortSignal): Promise<void> =>
  runSender(webhookOutbox, signal);
