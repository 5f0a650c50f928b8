import { minutesAfter } from "@/lib/platform/clock";
import type { Actor } from "@/lib/platform/ctx";
import { rideMinutes } from "@/lib/restaurants/rules";
import type { OrderType } from "@/lib/restaurants/types";
import type { Totals } from "./rules/pricing";
import {
  type BillStatus,
  type OrderStatus,
  orderStatuses,
  type RefundedItem,
  type RefundStatus,
  type TicketStatus,
} from "./types";

/** Where each order may go next. */
export const orderSteps = {
  PENDING_PAYMENT: ["PLACED", "CANCELLED"],
  PLACED: ["ACCEPTED", "REJECTED", "CANCELLED"],
  ACCEPTED: ["IN_PROGRESS", "CANCELLED"],
  IN_PROGRESS: ["READY", "CANCELLED"],
  READY: ["OUT_FOR_DELIVERY", "COMPLETED"],
  OUT_FOR_DELIVERY: ["COMPLETED"],
  COMPLETED: [],
  CANCELLED: [],
  REJECTED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** Where each ticket may go next; READY → IN_PROGRESS is the kitchen's recall. */
export const ticketSteps = {
  NEW: ["ACCEPTED"],
  ACCEPTED: ["IN_PROGRESS"],
  IN_PROGRESS: ["READY"],
  READY: ["DELIVERED_TO_SERVICE", "IN_PROGRESS"],
  DELIVERED_TO_SERVICE: [],
} as const satisfies Record<TicketStatus, readonly TicketStatus[]>;

/** How long an order waits for its payment. */
export const MINUTES_TO_PAY = 15;

/** Where an order begins. */
export const statusOf = ({ payment }: { payment?: unknown }): OrderStatus =>
  payment ? "PENDING_PAYMENT" : "PLACED";

/** States in which something still has to happen. */
export const openStatuses = orderStatuses.filter((status) => orderSteps[status].length > 0);

/** Who does something, as histories keep it. */
export const byOf = (actor: Actor): string | undefined =>
  actor.kind === "user" ? actor.userId : undefined;

/** The steps an order may take now: what is carried away is never delivered, and the other way round. */
export function nextOrderSteps(status: OrderStatus, orderType: OrderType): readonly OrderStatus[] {
  if (status !== "READY") return orderSteps[status];
  return orderType === "delivery" ? ["OUT_FOR_DELIVERY"] : ["COMPLETED"];
}

/** The steps that restaurant staff take; a payment is confirmed by its provider, never by hand. */
export const staffSteps = (status: OrderStatus, orderType: OrderType): readonly OrderStatus[] =>
  status === "PENDING_PAYMENT" ? ["CANCELLED"] : nextOrderSteps(status, orderType);

/** The ticket that belongs to an order in this state; undefined where the board shows none. */
export const ticketOfOrder: Partial<Record<OrderStatus, TicketStatus>> = {
  PLACED: "NEW",
  ACCEPTED: "ACCEPTED",
  IN_PROGRESS: "IN_PROGRESS",
  READY: "READY",
  OUT_FOR_DELIVERY: "DELIVERED_TO_SERVICE",
  COMPLETED: "DELIVERED_TO_SERVICE",
};

/** The order's state once its ticket is in this one; undefined where the order stays as it is. */
export function orderOfTicket(ticket: TicketStatus, orderType: OrderType): OrderStatus | undefined {
  if (ticket === "ACCEPTED" || ticket === "IN_PROGRESS" || ticket === "READY") return ticket;
  // What is eaten or taken here is done when service has it; a delivery waits for its rider.
  if (ticket === "DELIVERED_TO_SERVICE" && orderType !== "delivery") return "COMPLETED";
  return undefined;
}

const refundTiers = [
  { withinMinutes: 10, percent: 70 },
  { withinMinutes: 30, percent: 40 },
] as const;

/** Percent of the total that a customer gets back for cancelling now; undefined: too late to cancel. */
export function refundPercent(placedAt: Date, now: Date): number | undefined {
  return refundTiers.find((tier) => now <= minutesAfter(placedAt, tier.withinMinutes))?.percent;
}

/** Minor units refunded, half a unit rounded up. */
export const refundMinor = (totalMinor: number, percent: number): number =>
  Math.floor((totalMinor * percent + 50) / 100);

interface Paid {
  capturedMinor: number;
  /** Given back, or about to be. */
  refundsMinor: number;
}

/** What can still be given back of what was paid. */
export const refundableMinor = (paid: readonly Paid[]): number =>
  paid.reduce((sum, one) => sum + one.capturedMinor - one.refundsMinor, 0);

interface Money {
  payments: readonly Paid[];
  refunds: readonly { status: RefundStatus; amountMinor: number }[];
}

interface Bill {
  status: BillStatus;
  totalMinor: number;
}

const capturedMinor = ({ payments }: Pick<Money, "payments">): number =>
  payments.reduce((sum, one) => sum + one.capturedMinor, 0);

/** What has been paid of a bill, whatever went back since; in cash that nobody took yet: nothing. */
export function paidMinor({ status, totalMinor }: Bill, money: Pick<Money, "payments">): number {
  const captured = capturedMinor(money);
  // What the restaurant took by hand is known by its bill alone.
  return captured === 0 && status === "PAID" ? totalMinor : captured;
}

/** What has gone back. */
export const givenBackMinor = ({ refunds }: Pick<Money, "refunds">): number =>
  refunds.reduce((sum, one) => sum + (one.status === "SUCCEEDED" ? one.amountMinor : 0), 0);

/** How a bill of `totalMinor` that was paid stands after what has gone back since. */
export function billStatusOf(totalMinor: number, money: Money): BillStatus {
  const captured = capturedMinor(money);
  const back = givenBackMinor(money);
  if (back > 0 && back >= captured) return "REFUNDED";
  return captured - back >= totalMinor ? "PAID" : "PARTIALLY_REFUNDED";
}

interface Lines {
  items: readonly { id: string; quantity: number; unitMinor: number }[];
  bill: Pick<Totals, "subtotalMinor" | "discountMinor" | "taxMinor" | "totalMinor"> &
    Pick<Totals, "deliveryFeeMinor" | "tipMinor">;
  /** What has been given back by line before. */
  before: readonly RefundedItem[];
}

/**
 * What some of the lines cost the customer: their part of the food with its discount and tax, half a
 * unit rounded up. Undefined when there are not so many of them left to give back.
 */
export function itemsRefundMinor(
  wanted: readonly RefundedItem[],
  { items, bill, before }: Lines,
): number | undefined {
  const left = new Map(items.map((item) => [item.id, item.quantity]));
  for (const { itemId, quantity } of [...before, ...wanted])
    left.set(itemId, (left.get(itemId) ?? 0) - quantity);
  if ([...left.values()].some((quantity) => quantity < 0)) return undefined;
  const unit = new Map(items.map((item) => [item.id, item.unitMinor]));
  const listed = wanted.reduce((sum, one) => sum + (unit.get(one.itemId) ?? 0) * one.quantity, 0);
  const food = bill.totalMinor - bill.deliveryFeeMinor - bill.tipMinor;
  if (bill.subtotalMinor === 0) return 0;
  return Math.floor((2 * listed * food + bill.subtotalMinor) / (2 * bill.subtotalMinor));
}

/** Whole minutes for the way that an order of so many metres is promised with; none: it is fetched. */
export const rideFor = (distanceM: number | null | undefined): number =>
  distanceM === undefined || distanceM === null ? 0 : Math.ceil(rideMinutes(distanceM));

/** When the order is promised: once cooked and brought, or at the wished time if that is later. */
export function promise(
  placedAt: Date,
  prepMinutes: number,
  distanceM: number | undefined,
  scheduledFor?: Date,
): Date {
  const soonest = minutesAfter(placedAt, prepMinutes + rideFor(distanceM));
  return scheduledFor && scheduledFor > soonest ? scheduledFor : soonest;
}

/** An order that is wished for later can wait for its answer until this long before. */
export const ANSWERED_BEFORE_MINUTES = 60;

/** Until when a restaurant is to answer an order, which it may take some minutes for. */
export function answerBy(
  { placedAt, scheduledFor }: { placedAt: Date; scheduledFor: Date | null },
  minutes: number,
): Date {
  const due = scheduledFor ? minutesAfter(scheduledFor, -ANSWERED_BEFORE_MINUTES) : placedAt;
  return minutesAfter(due > placedAt ? due : placedAt, minutes);
}

interface Waited {
  placedAt: Date;
  promisedAt: Date;
  scheduledFor: Date | null;
}

/** When an order is promised that was paid for at `paidAt`: cooking begins with the payment. */
export function promiseOncePaid(order: Waited, paidAt: Date): Date {
  const { placedAt, promisedAt, scheduledFor } = order;
  const soonest = new Date(promisedAt.getTime() + (paidAt.getTime() - placedAt.getTime()));
  return scheduledFor && scheduledFor >= promisedAt ? scheduledFor : soonest;
}
