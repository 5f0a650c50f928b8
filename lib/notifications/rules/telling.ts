import type { EventType, StoredEvent } from "@/lib/events/catalogue";
import { minutesAfter } from "@/lib/platform/clock";
import {
  type Audience,
  type NoticeChannel,
  type NoticeChoices,
  type NoticeTopic,
  noticeChannels,
  type Told,
} from "../types";
import { type Kind, kindOf, kinds, type NoticeKind } from "./kinds";

const byEvent = new Map<EventType, [NoticeKind, Kind][]>();
for (const kind of Object.keys(kinds) as NoticeKind[]) {
  for (const type of kindOf(kind).on)
    byEvent.set(type, [...(byEvent.get(type) ?? []), [kind, kindOf(kind)]]);
}

/** Facts that somebody is told of. */
export const toldTypes: readonly EventType[] = [...byEvent.keys()];

const textIn = (data: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(data, name);
  return typeof value === "string" ? value : undefined;
};

/** What a fact tells, and to which audiences. */
export const toldBy = (event: StoredEvent): Told[] =>
  (byEvent.get(event.type) ?? [])
    .filter(([, kind]) => kind.isTold(event.payload))
    .map(([kind, { aboutOf, factsOf }]) => ({
      kind,
      aboutId: aboutOf(event.payload) ?? event.id,
      at: event.occurredAt,
      orderId: textIn(event.payload, "order_id"),
      restaurantId: event.restaurantId ?? undefined,
      riderId: textIn(event.payload, "rider_id"),
      by: textIn(event.payload, "by"),
      facts: factsOf(event.payload),
    }));

const isBy = (kind: Kind, channel: NoticeChannel, choices: NoticeChoices): boolean => {
  const chosen = choices[kind.topic]?.[channel];
  if (kind.by.includes(channel)) return chosen ?? true;
  return kind.orBy.includes(channel) && chosen === true;
};

/**
 * The channels somebody is told through. Of what they did themselves nobody is called away from what
 * they do: the bell keeps it, a mail is a receipt.
 */
export const channelsFor = (
  kind: NoticeKind,
  choices: NoticeChoices,
  isOwnAct: boolean,
): NoticeChannel[] =>
  noticeChannels
    .filter((channel) => isBy(kindOf(kind), channel, choices))
    .filter((channel) => !isOwnAct || channel === "in_app" || channel === "email");

/** Whether a topic's channel is on for somebody, as their preferences show it. */
export const isChosen = (
  choices: NoticeChoices,
  topic: NoticeTopic,
  channel: NoticeChannel,
): boolean =>
  choices[topic]?.[channel] ??
  Object.values<Kind>(kinds).some((kind) => kind.topic === topic && kind.by.includes(channel));

/** Channels that a topic is told through at all. */
export const channelsOf = (topic: NoticeTopic): NoticeChannel[] =>
  noticeChannels.filter((channel) =>
    Object.values<Kind>(kinds).some(
      (kind) => kind.topic === topic && [...kind.by, ...kind.orBy].includes(channel),
    ),
  );

/** The page that tells more. */
export function pathFor(audience: Audience | "cook", { orderId, restaurantId }: Told): string {
  if (audience === "customer") return orderId ? `/orders/${orderId}` : "/orders";
  if (audience === "rider") return "/rider";
  // Administrators may do what a restaurant's owners may: they see to the order where it is.
  if (audience === "admins") {
    if (!restaurantId) return "/account";
    return `/restaurant/${restaurantId}/orders${orderId ? `?order=${orderId}` : ""}`;
  }
  if (audience === "cook") return `/kitchen/${restaurantId}`;
  return `/restaurant/${restaurantId}/orders`;
}

/** How long an order waits until its restaurant is called louder: it is heard, texted, paused. */
export const alarmLevels = [
  { level: 1, afterMinutes: 1, kind: "order.waiting" },
  { level: 2, afterMinutes: 3, kind: "order.unanswered" },
  { level: 3, afterMinutes: 6, kind: undefined },
] as const satisfies readonly {
  level: number;
  afterMinutes: number;
  kind?: NoticeKind | undefined;
}[];

/** How loud a restaurant is to be called for an order that waits since then. */
export const alarmFor = (waitingSince: Date, now: Date) =>
  alarmLevels.findLast(({ afterMinutes }) => minutesAfter(waitingSince, afterMinutes) <= now);

/** Seconds after the first, second … failed try to tell somebody: what is told is soon old. */
export const noticeWaitsS = [5, 20, 60, 3 * 60, 10 * 60] as const;
