import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { toE164 } from "@/lib/platform/phone";
import { unseal } from "@/lib/platform/secrets";
import { canSendSms } from "@/lib/platform/sms";
import { type Audiences, findAudiences, findReaders, type Reader } from "../queries/audience";
import { calls, isKind, kindOf, type NoticeKind } from "../rules/kinds";
import { channelsFor, pathFor } from "../rules/telling";
import type { SendChannel, Told } from "../types";

interface Addressed {
  userId: string;
  path: string;
}

type KnownTold = Told & { kind: NoticeKind };
const isKnown = (told: Told): told is KnownTold => isKind(told.kind);

/** Who is meant, each with the page that tells them more. */
function addressees(told: KnownTold, { orders, places, admins }: Audiences): Addressed[] {
  const { to } = kindOf(told.kind);
  const order = orders.get(told.orderId ?? "");
  const place = places.get(told.restaurantId ?? order?.restaurant_id ?? "");
  const all = (ids: readonly string[]) =>
    ids.map((userId) => ({ userId, path: pathFor(to, told) }));
  switch (to) {
    case "customer":
      return all(order?.customer_id ? [order.customer_id] : []);
    case "rider":
      return all(told.riderId ? [told.riderId] : []);
    case "admins":
      return all(admins);
    case "staff":
    case "owners": {
      // Orders that are accepted by themselves wait for nobody.
      if (place?.auto_accept && calls.includes(told.kind)) return [];
      return (place?.members ?? [])
        .filter(({ role }) => to === "staff" || role === "owner")
        .map(({ userId, role }) => ({
          userId,
          path: pathFor(role === "owner" ? to : "cook", told),
        }));
    }
  }
}

const row = (told: KnownTold, to: Addressed, audiences: Audiences, isOwnAct: boolean) => {
  const order = audiences.orders.get(told.orderId ?? "");
  const place = audiences.places.get(told.restaurantId ?? order?.restaurant_id ?? "");
  return {
    id: newId(),
    user_id: to.userId,
    kind: told.kind,
    about_id: told.aboutId,
    order_id: told.orderId ?? null,
    restaurant_id: place?.id ?? null,
    facts: {
      number: order?.number ?? undefined,
      order_type: order?.order_type,
      restaurant: place?.name,
      ...told.facts,
    },
    path: to.path,
    read_at: isOwnAct ? told.at : null,
    created_at: told.at,
  };
};

function sendsFor(notice: ReturnType<typeof row>, reader: Reader, channels: readonly string[]) {
  const targets: Record<SendChannel, string[]> = {
    email: [reader.id],
    push: reader.devices,
    sms: canSendSms && reader.phoneSealed ? [reader.id] : [],
  };
  return (["email", "push", "sms"] as const)
    .filter((channel) => channels.includes(channel))
    .flatMap((channel) =>
      targets[channel].map((target) => ({
        id: newId(),
        notification_id: notice.id,
        user_id: reader.id,
        channel,
        target,
      })),
    );
}

/** Sends that are still of use. */
function stillOf(told: KnownTold, sends: ReturnType<typeof sendsFor>, now: Date) {
  const expires_at = minutesAfter(told.at, kindOf(told.kind).keepsMinutes);
  return expires_at > now ? sends.map((send) => ({ ...send, expires_at, created_at: now })) : [];
}

type Notice = ReturnType<typeof row>;
type Send = ReturnType<typeof stillOf>[number];

/**
 * The text to a restaurant's own phone: it stands in for a user in both rows, so that it is told once
 * and is over with the answer like all others. Somebody with the same number is not texted twice.
 */
function placeCall(
  told: KnownTold,
  audiences: Audiences,
  readers: ReadonlyMap<string, Reader>,
  sends: readonly Send[],
  now: Date,
): { notice: Notice; sends: Send[] } | undefined {
  const place = audiences.places.get(told.restaurantId ?? "");
  const number = toE164(place?.phone ?? "");
  if (!canSendSms || !kindOf(told.kind).ringsPlace || !place || !number) return undefined;
  if (place.auto_accept && calls.includes(told.kind)) return undefined;
  const members = (place.members ?? []).map(({ userId }) => userId);
  const isTexted = sends.some(({ channel, user_id: id }) => {
    const sealed = members.includes(id) ? readers.get(id)?.phoneSealed : undefined;
    return channel === "sms" && sealed && unseal(sealed) === number;
  });
  if (isTexted) return undefined;
  const notice = row(told, { userId: place.id, path: pathFor("cook", told) }, audiences, false);
  const send = { id: newId(), notification_id: notice.id, user_id: place.id };
  const own = stillOf(told, [{ ...send, channel: "sms", target: place.id }], now);
  return own.length > 0 ? { notice, sends: own } : undefined;
}

/**
 * Writes down what is to be told, for everybody who wants it, in one statement: a row for the bell,
 * and one for each channel it is sent through. Who wants nothing costs none. May be run twice.
 */
export async function writeNotices(db: Db, told: readonly Told[], now: Date): Promise<void> {
  const known = told.filter(isKnown);
  if (known.length === 0) return;
  const audiences = await findAudiences(db, known);
  const meant = known.flatMap((one) => addressees(one, audiences).map((to) => ({ told: one, to })));
  const readers = await findReaders(
    db,
    meant.map(({ to }) => to.userId),
  );
  const notices: Notice[] = [];
  const sends: Send[] = [];
  for (const { told: one, to } of meant) {
    const reader = readers.get(to.userId);
    if (!reader) continue;
    const isOwnAct = one.by === reader.id || one.kind === "order.placed";
    const channels = channelsFor(one.kind, reader.choices, isOwnAct);
    if (channels.length === 0) continue;
    const notice = row(one, to, audiences, isOwnAct || !channels.includes("in_app"));
    const own = stillOf(one, sendsFor(notice, reader, channels), now);
    if (own.length === 0 && !channels.includes("in_app")) continue;
    notices.push(notice);
    sends.push(...own);
  }
  for (const one of known) {
    const call = placeCall(one, audiences, readers, sends, now);
    if (!call) continue;
    notices.push(call.notice);
    sends.push(...call.sends);
  }
  if (notices.length > 0) await insertAll(db, notices, sends);
}

async function insertAll(db: Db, notices: object[], sends: object[]): Promise<void> {
  await db.execute(sql`
    with told as (
      insert into notifications
             (id, user_id, kind, about_id, order_id, restaurant_id, facts, path, read_at, created_at)
      select id, user_id, kind, about_id, order_id, restaurant_id, facts, path, read_at, created_at
        from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
             as n(id uuid, user_id uuid, kind text, about_id uuid, order_id uuid, restaurant_id uuid,
                  facts jsonb, path text, read_at timestamptz, created_at timestamptz)
      on conflict do nothing
      returning id)
    insert into notification_sends
           (id, notification_id, user_id, channel, target, next_try_at, expires_at, created_at)
    select s.id, s.notification_id, s.user_id, s.channel, s.target, s.created_at, s.expires_at, s.created_at
      from jsonb_to_recordset(${JSON.stringify(sends)}::jsonb)
           as s(id uuid, notification_id uuid, user_id uuid, channel text, target uuid,
                expires_at timestamptz, created_at timestamptz)
      join told on told.id = s.notification_id`);
}

/** Orders that were answered call for nobody any more. */
export async function endCalls(db: Db, orderIds: string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return;
  await db
    .update(notifications)
    .set({ readAt: now })
    .where(
      and(
        inArray(notifications.orderId, orderIds),
        isNull(notifications.readAt),
        // As the index says it.
        sql`${notifications.kind} in ('order.new', 'order.waiting', 'order.unanswered')`,
      ),
    );
}

/** Offers that were answered, or went to somebody else, call their rider no more. */
export async function endOffers(
  db: Db,
  offers: readonly { user_id: string; about_id: string }[],
  now: Date,
): Promise<void> {
  if (offers.length === 0) return;
  await db.execute(sql`
    update notifications n set read_at = ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as o(user_id uuid, about_id uuid)
     where n.user_id = o.user_id and n.about_id = o.about_id and n.read_at is null`);
}
