import { pool } from "@/db/client";
import { gathered } from "@/lib/platform/batch";
import { env } from "@/lib/platform/env";
import type { Language } from "@/lib/platform/locale";
import { logger, reasonOf } from "@/lib/platform/logger";
import { sendMail } from "@/lib/platform/mail";
import { translatorOf } from "@/lib/platform/messages/catalogue";
import { toE164 } from "@/lib/platform/phone";
import { type PushDevice, sendPush } from "@/lib/platform/push";
import { unseal } from "@/lib/platform/secrets";
import { sendSms } from "@/lib/platform/sms";
import { waitAfterMs } from "../rules";
import { isKind, kindOf, type NoticeKind } from "../rules/kinds";
import { noticeWaitsS } from "../rules/telling";
import { noticeMail, wordsFor } from "../rules/words";
import type { NoticeFacts, SendChannel, SendStatus } from "../types";
import { type Outbox, runSender, sendDue } from "./send-due";

const MOST_AT_ONCE = 32;
const REST_MS = 200;
/** Longer than a try can take: then its process is dead, and another one takes over. */
const CLAIM_S = 60;

interface Due {
  id: string;
  channel: SendChannel;
  target: string;
  tries: number;
  expires_at: Date;
  kind: string;
  facts: NoticeFacts;
  path: string;
  order_id: string | null;
  about_id: string;
  /** Read after it was told, or what called for it is over. */
  is_seen: boolean;
  is_gone: boolean;
  email: string | null;
  language: Language | null;
  phone_sealed: Buffer | null;
  /** Of a restaurant that is called itself, as its owner wrote it. */
  place_phone: string | null;
  device_sealed: Buffer | null;
}

/** Takes what is due in a channel, with all that sending it needs. */
async function claimDue(channel: SendChannel, most: number, now: Date): Promise<Due[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: "notices-claim",
    text: `with picked as (
        select id from notification_sends
         where channel = $1 and status = 'PENDING' and next_try_at <= $3 and expires_at > $3
         order by next_try_at, id limit $2
           for update skip locked)
      update notification_sends s
         set tries = s.tries + 1, next_try_at = $3::timestamptz + interval '${CLAIM_S} s'
        from picked where s.id = picked.id
      returning s.id`,
    values: [channel, most, now],
  });
  return rows.length > 0 ? findClaimed(rows.map(({ id }) => id)) : [];
}

/** A statement of its own: to plan so many joins takes longer than to claim, and mostly nothing is due. */
async function findClaimed(ids: readonly string[]): Promise<Due[]> {
  const { rows } = await pool.query<Due>({
    name: "notices-claimed",
    text: `select c.id, c.channel, c.target, c.tries, c.expires_at,
             n.kind, n.facts, n.path, n.order_id, n.about_id,
             n.read_at is not null and n.read_at <> n.created_at
               or n.kind in ('order.new', 'order.waiting', 'order.unanswered') and exists (
                 select from orders q where q.id = n.order_id and q.status <> 'PLACED') as is_seen,
             u.deleted_at is not null or u.banned_at is not null or r.banned_at is not null
               or coalesce(u.id, r.id) is null as is_gone,
             u.email, coalesce(p.language, o.language) as language, p.phone_sealed,
             r.phone as place_phone, d.sealed as device_sealed
        from notification_sends c
        join notifications n on n.id = c.notification_id
        left join users u on u.id = c.user_id
        left join notice_preferences p on p.user_id = c.user_id
        left join restaurants r on r.id = c.target and c.channel = 'sms'
        -- A restaurant has no language; one of its owners may have told theirs.
        left join lateral (
          select op.language from memberships m join notice_preferences op on op.user_id = m.user_id
           where m.restaurant_id = r.id and m.role = 'owner' and op.language is not null
           order by m.user_id limit 1) o on true
        left join push_devices d on d.id = c.target and d.user_id = c.user_id
       where c.id = any($1::uuid[])`,
    values: [ids],
  });
  return rows;
}

interface Result {
  status: SendStatus;
  provider?: string;
  error?: string;
}

const dropped = (error: string): Result => ({ status: "DROPPED", error });
const resultOf = ({ provider, result }: { provider: string; result: string }): Result =>
  result === "sent"
    ? { status: "SENT", provider }
    : { status: "FAILED", provider, error: "It was refused" };

async function deliver(due: Due, signal: AbortSignal, now: Date): Promise<Result> {
  if (due.is_gone) return dropped("The user is gone");
  if (!isKind(due.kind)) return dropped("Nobody knows this kind");
  const language = due.language ?? "en";
  const words = wordsFor(due.kind, due.facts, language);
  const page = `${env.APP_URL}${due.path}`;
  if (due.channel === "email") {
    if (!due.email) return dropped("There is no address");
    const links = { page, choices: `${env.APP_URL}/account#notifications` };
    const mail = noticeMail(words, { email: due.email, language }, links);
    return resultOf(await sendMail({ ...mail, reference: due.id }, signal));
  }
  // A receipt is sent to whoever has seen it, too; nobody is called for it.
  if (due.is_seen) return dropped("It was seen before");
  return due.channel === "sms"
    ? textPhone(due, translatorOf(language, "notices")("sms", { text: words.text, page }), signal)
    : pushTo(due, due.kind, words, signal, now);
}

async function textPhone(due: Due, text: string, signal: AbortSignal): Promise<Result> {
  const to = due.phone_sealed ? unseal(due.phone_sealed) : toE164(due.place_phone ?? "");
  if (!to) return dropped("There is no number");
  const sms = { to, text, reference: due.id };
  return resultOf(await sendSms(sms, signal));
}

async function pushTo(
  due: Due,
  kind: NoticeKind,
  words: { title: string; text: string },
  signal: AbortSignal,
  now: Date,
): Promise<Result> {
  if (!due.device_sealed) return dropped("The device is gone");
  const device: PushDevice = JSON.parse(unseal(due.device_sealed));
  const subject = due.order_id ?? due.about_id;
  const { isUrgent } = kindOf(kind);
  const result = await sendPush(
    {
      device,
      // One notice an order: the newest takes the place of the last.
      payload: JSON.stringify({ ...words, path: due.path, tag: subject, isUrgent }),
      topic: subject.replaceAll("-", ""),
      ttlS: Math.max(0, Math.round((due.expires_at.getTime() - now.getTime()) / 1_000)),
      isUrgent,
    },
    signal,
  );
  if (result !== "gone") return resultOf({ provider: new URL(device.endpoint).hostname, result });
  await pool.query("delete from push_devices where id = $1", [due.target]);
  return dropped("The device is gone");
}

async function send(due: Due, signal: AbortSignal, now: Date): Promise<void> {
  const result = await deliver(due, signal, now).catch((error): Result => {
    const waitMs = waitAfterMs(due.tries, Math.random(), noticeWaitsS);
    const reason = reasonOf(error).slice(0, 200);
    return waitMs === undefined
      ? { status: "FAILED", error: reason }
      : { status: "PENDING", error: reason };
  });
  // Cut off by our own end: nothing is known of it, and the next process tries again.
  if (!signal.aborted || result.status === "SENT") await keepResult({ ...result, due, now });
}

interface Noted extends Result {
  due: Due;
  now: Date;
}

// What came of sends of the same moment is kept by one statement.
const keepResult = gathered<Noted, true>(keepAll, { lanes: 1, most: 100, apart: () => [] });

async function keepAll(noted: Noted[]): Promise<true[]> {
  const rows = noted.map(({ due, status, provider, error, now }) => {
    const waitMs = status === "PENDING" ? waitAfterMs(due.tries, Math.random(), noticeWaitsS) : 0;
    const nextTryAt = new Date(now.getTime() + (waitMs ?? 0));
    return { id: due.id, status, provider, error, now, next_try_at: nextTryAt };
  });
  await pool.query(
    `update notification_sends s
        set status = r.status, provider = r.provider, error = r.error, next_try_at = r.next_try_at,
            finished_at = case when r.status <> 'PENDING' then r.now end
       from jsonb_to_recordset($1::jsonb) as r(id uuid, status text, provider text, error text,
                                               now timestamptz, next_try_at timestamptz)
      where s.id = r.id and s.status = 'PENDING'`,
    [JSON.stringify(rows)],
  );
  for (const { due, status } of noted)
    if (status === "FAILED")
      logger.warn({ channel: due.channel, kind: due.kind, send: due.id }, "a notice was not sent");
  return noted.map(() => true);
}

const outboxOf = (channel: SendChannel, clock: () => Date): Outbox<Due> => ({
  name: channel,
  mostAtOnce: MOST_AT_ONCE,
  restMs: REST_MS,
  // One loop a channel: those who cannot be reached by one are told by the others.
  receiverOf: () => channel,
  claim: (_, most) => claimDue(channel, most, clock()),
  send: (due, signal) => send(due, signal, clock()),
});

/** Sends what is due in a channel at a moment. @returns how many were tried */
export const sendDueNotices = (channel: SendChannel, now: Date): Promise<number> =>
  sendDue(outboxOf(channel, () => now));

/** Sends through a channel until the signal aborts; any number of processes share the work. */
export const runNoticeSender = (channel: SendChannel, signal: AbortSignal): Promise<void> =>
  runSender(
    outboxOf(channel, () => new Date()),
    signal,
  );
