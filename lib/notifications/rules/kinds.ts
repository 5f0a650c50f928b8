import { endedReasons } from "@/lib/delivery/types";
import type { EventData, EventType } from "@/lib/events/catalogue";
import type { Audience, NoticeChannel, NoticeFacts, NoticeTopic } from "../types";

export interface Kind {
  on: readonly EventType[];
  isTold: (data: EventData[EventType]) => boolean;
  factsOf: (data: EventData[EventType]) => NoticeFacts;
  to: Audience;
  topic: NoticeTopic;
  /** By which channels it is told, unless somebody chose otherwise. */
  by: readonly NoticeChannel[];
  /** What it is about, where it is told once for several facts or is over with it; else the fact. */
  aboutOf: (data: EventData[EventType]) => string | undefined;
  /** Channels that tell it to those who asked for them. */
  orBy: readonly NoticeChannel[];
  /** After so many minutes nobody is called for it any more. */
  keepsMinutes: number;
  /** It calls for an answer: it may be heard. */
  isUrgent: boolean;
  /** The restaurant's own phone is texted, too, whoever works there. */
  ringsPlace: boolean;
}

interface KindOptions<T extends EventType> extends Pick<Kind, "to" | "topic" | "by"> {
  orBy?: Kind["orBy"];
  if?: (data: EventData[T]) => boolean;
  facts?: (data: EventData[T]) => NoticeFacts;
  about?: (data: EventData[T]) => string;
  keepsMinutes?: number;
  isUrgent?: boolean;
  ringsPlace?: boolean;
}

const told = <T extends EventType>(on: T | readonly T[], options: KindOptions<T>): Kind => ({
  on: [on].flat() as T[],
  isTold: (data) => options.if?.(data as EventData[T]) ?? true,
  factsOf: (data) => options.facts?.(data as EventData[T]) ?? {},
  aboutOf: (data) => options.about?.(data as EventData[T]),
  to: options.to,
  topic: options.topic,
  by: options.by,
  orBy: options.orBy ?? [],
  keepsMinutes: options.keepsMinutes ?? 60,
  isUrgent: options.isUrgent ?? false,
  ringsPlace: options.ringsPlace ?? false,
});

const stepped = "order.status_updated";
/** An order waits for its restaurant from its placing, or from its payment. */
const placed = ["order.placed", stepped] as const;
const became =
  (...statuses: string[]) =>
  ({ status }: { status: string }) =>
    statuses.includes(status);

/** An order that nobody paid for ends without a word about it: the payment's own end is told. */
const wasUnpaid = ({ from, by }: EventData["order.status_updated"]): boolean =>
  from === "PENDING_PAYMENT" && (by === undefined || by === "auto");
/** A rider has it no more, and has not ended it. */
const wasTakenAway = ({ status, by, reason }: EventData["delivery.status_updated"]): boolean =>
  status === "FAILED" && (by !== undefined || reason === endedReasons.cancelled);
const money = ({ amount_minor, currency }: { amount_minor: number; currency: string }) => ({
  amount_minor,
  currency,
});

const orders = { to: "customer", topic: "orders" } as const;
const restaurant = { to: "staff", topic: "restaurant" } as const;
const HALF_DAY = 12 * 60;
const MINUTE_MS = 60_000;
const lateMinutes = ({ promised_at, expected_at }: EventData["delivery.delayed"]) =>
  Math.max(1, Math.round((Date.parse(expected_at) - Date.parse(promised_at)) / MINUTE_MS));
const unassigned = "delivery.unassigned_long";

/**
 * Everything people are told: on which facts, whom, and how. A new one is a line here, and its words
 * in the catalogue (`notices`). Kinds without facts are told by the alarm, see `alarmLevels`.
 */
export const kinds = {
  "order.placed": told(placed, { ...orders, by: ["in_app", "email"], if: became("PLACED") }),
  "order.accepted": told(stepped, {
    ...orders,
    by: ["in_app", "push"],
    orBy: ["sms"],
    if: became("ACCEPTED"),
  }),
  "order.cooking": told(stepped, { ...orders, by: ["in_app"], if: became("IN_PROGRESS") }),
  "order.ready": told(stepped, {
    ...orders,
    by: ["in_app", "push"],
    orBy: ["sms"],
    if: became("READY"),
  }),
  "order.on_the_way": told(stepped, {
    ...orders,
    by: ["in_app", "push"],
    orBy: ["sms"],
    if: became("OUT_FOR_DELIVERY"),
  }),
  "order.completed": told(stepped, { ...orders, by: ["in_app"], if: became("COMPLETED") }),
  "order.cancelled": told(stepped, {
    ...orders,
    by: ["in_app", "email", "push"],
    orBy: ["sms"],
    if: (fact) => fact.status === "CANCELLED" && !wasUnpaid(fact),
    keepsMinutes: HALF_DAY,
  }),
  "order.rejected": told(stepped, {
    ...orders,
    by: ["in_app", "email", "push"],
    orBy: ["sms"],
    if: became("REJECTED"),
    keepsMinutes: HALF_DAY,
  }),
  "payment.failed": told("payment.failed", { ...orders, by: ["in_app", "push"], facts: money }),
  "payment.expired": told("payment.expired", {
    ...orders,
    by: ["in_app", "email", "push"],
    facts: money,
  }),
  "refund.succeeded": told("refund.succeeded", {
    ...orders,
    by: ["in_app", "email", "push"],
    orBy: ["sms"],
    facts: money,
    keepsMinutes: HALF_DAY,
  }),
  "refund.failed": told("refund.failed", {
    to: "admins",
    topic: "platform",
    by: ["in_app", "email"],
    facts: money,
    keepsMinutes: HALF_DAY,
  }),
  "order.late": told("delivery.delayed", {
    ...orders,
    by: ["in_app", "push"],
    facts: (fact) => ({ minutes: lateMinutes(fact) }),
  }),
  "order.searching": told(unassigned, { ...orders, by: ["in_app", "push"], orBy: ["sms"] }),
  "delivery.no_rider": told(unassigned, { ...restaurant, by: ["in_app", "push", "email"] }),
  "delivery.stuck": told(unassigned, {
    to: "admins",
    topic: "platform",
    by: ["in_app", "email", "push", "sms"],
    isUrgent: true,
  }),
  "delivery.failed": told("delivery.status_updated", {
    ...restaurant,
    by: ["in_app", "push"],
    // What fails before is looked for anew, or was called off: that is told otherwise.
    if: ({ status, from }) => status === "FAILED" && from === "PICKED_UP",
  }),
  "ride.offered": told("delivery.offered", {
    to: "rider",
    topic: "rides",
    by: ["in_app", "push"],
    about: ({ offer_id }) => offer_id,
    facts: ({ pay_minor, tip_minor, currency }) => ({
      amount_minor: pay_minor + tip_minor,
      currency,
    }),
    // It is another rider's half a minute later.
    keepsMinutes: 0.5,
    isUrgent: true,
  }),
  "ride.ended": told("delivery.status_updated", {
    to: "rider",
    topic: "rides",
    by: ["in_app", "push"],
    if: wasTakenAway,
    isUrgent: true,
  }),
  "order.new": told(placed, { ...restaurant, by: ["in_app", "push"], if: became("PLACED") }),
  "order.called_off": told(stepped, {
    ...restaurant,
    by: ["in_app", "push"],
    // One that was not paid yet never came in.
    if: ({ status, from }) => status === "CANCELLED" && from !== "PENDING_PAYMENT",
  }),
  "order.waiting": told([], { ...restaurant, by: ["in_app", "push"], isUrgent: true }),
  "order.unanswered": told([], {
    ...restaurant,
    by: ["in_app", "push", "sms"],
    isUrgent: true,
    ringsPlace: true,
    keepsMinutes: 15,
  }),
  "restaurant.paused": told("restaurant.updated", {
    to: "owners",
    topic: "restaurant",
    by: ["in_app", "email", "push", "sms"],
    if: ({ paused_unanswered }) => paused_unanswered !== undefined,
    isUrgent: true,
    ringsPlace: true,
  }),
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof kinds;

export const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(kinds, kind);
export const kindOf = (kind: NoticeKind): Kind => kinds[kind];

/** What calls for the restaurant's answer, and is over with it. */
export const calls: readonly NoticeKind[] = ["order.new", "order.waiting", "order.unanswered"];
