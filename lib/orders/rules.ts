import type { MenuFood, OptionGroup } from "@/lib/menu/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { Actor } from "@/lib/platform/ctx";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { shareOf } from "@/lib/platform/money";
import { rideMinutes } from "@/lib/restaurants/rules";
import type { OrderType } from "@/lib/restaurants/types";
import {
  type BillStatus,
  type OrderStatus,
  orderStatuses,
  type PickedOption,
  type PricedLine,
  type RefundedItem,
  type RefundStatus,
  type TicketStatus,
  type WantedItem,
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

/** How a bill of `totalMinor` that was paid stands after what has gone back since. */
export function billStatusOf(totalMinor: number, { payments, refunds }: Money): BillStatus {
  const captured = payments.reduce((sum, one) => sum + one.capturedMinor, 0);
  const back = refunds.reduce(
    (sum, one) => sum + (one.status === "SUCCEEDED" ? one.amountMinor : 0),
    0,
  );
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

/** Until when the customer may change address, time or note. */
export const isChangeable = (status: OrderStatus): boolean =>
  status === "PENDING_PAYMENT" || status === "PLACED" || status === "ACCEPTED";

/** When the order is promised: once cooked and brought, or at the wished time if that is later. */
export function promise(
  placedAt: Date,
  prepMinutes: number,
  distanceM: number | undefined,
  scheduledFor?: Date,
): Date {
  const soonest = minutesAfter(
    placedAt,
    prepMinutes + (distanceM === undefined ? 0 : Math.ceil(rideMinutes(distanceM))),
  );
  return scheduledFor && scheduledFor > soonest ? scheduledFor : soonest;
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

/** Prices what was wanted from the menu alone; throws `item_unavailable` or `options_invalid`, naming each. */
export function priceLines(
  wanted: readonly WantedItem[],
  foods: ReadonlyMap<string, MenuFood>,
): PricedLine[] {
  const missing: FieldError[] = [];
  const wrong: FieldError[] = [];
  const lines: PricedLine[] = [];
  wanted.forEach((item, index) => {
    const food = foods.get(item.foodId);
    if (!food?.isAvailable) {
      missing.push({
        path: `items.${index}`,
        message: `${food?.name ?? item.foodId} is not available`,
      });
      return;
    }
    const options = pickOptions(food.optionGroups, item.options);
    if (typeof options === "string")
      wrong.push({ path: `items.${index}.options`, message: options });
    else lines.push(priceLine(item, food, options));
  });
  if (missing.length > 0) throw new AppError("item_unavailable", { errors: missing });
  if (wrong.length > 0) throw new AppError("options_invalid", { errors: wrong });
  return lines;
}

/** A line of an old order at today's price. */
export interface RepricedLine extends PricedLine {
  /** What one piece cost then. */
  wasUnitMinor: number;
}

export type GoneReason = "removed" | "sold_out" | "options_changed";

export interface Repriced {
  lines: RepricedLine[];
  /** What cannot be had as it was, and why. */
  gone: { foodId: string; name: string; quantity: number; reason: GoneReason }[];
}

/** What an old order is today: its lines at the menu's prices, and those the menu no longer has. */
export function reprice(
  ordered: readonly Omit<PricedLine, "lineMinor">[],
  foods: ReadonlyMap<string, MenuFood>,
): Repriced {
  const repriced: Repriced = { lines: [], gone: [] };
  for (const { foodId, name, quantity, unitMinor, options, note } of ordered) {
    const food = foods.get(foodId);
    const leave = (reason: GoneReason) => repriced.gone.push({ foodId, name, quantity, reason });
    if (!food) leave("removed");
    else if (!food.isAvailable) leave("sold_out");
    else {
      const ids = options.map((option) => option.id);
      const picked = pickOptions(food.optionGroups, ids);
      if (typeof picked === "string") leave("options_changed");
      else {
        const line = priceLine(
          { foodId, quantity, options: ids, note: note ?? undefined },
          food,
          picked,
        );
        repriced.lines.push({ ...line, wasUnitMinor: unitMinor });
      }
    }
  }
  return repriced;
}

function priceLine(item: WantedItem, food: MenuFood, options: PickedOption[]): PricedLine {
  const unitMinor = options.reduce((sum, option) => sum + option.priceMinor, food.priceMinor);
  return {
    foodId: food.id,
    name: food.name,
    quantity: item.quantity,
    unitMinor,
    lineMinor: unitMinor * item.quantity,
    options,
    note: item.note ?? null,
  };
}

/** The options picked from a dish's groups, or what is wrong with the choice. */
function pickOptions(
  groups: readonly OptionGroup[],
  picked: readonly string[],
): PickedOption[] | string {
  if (new Set(picked).size !== picked.length) return "an option is picked twice";
  const chosen: PickedOption[] = [];
  for (const group of groups) {
    const own = group.options.filter((option) => picked.includes(option.id));
    if (own.length < group.min) return `${group.name}: pick at least ${group.min}`;
    if (own.length > group.max) return `${group.name}: pick at most ${group.max}`;
    chosen.push(...own.map(({ id, name, priceMinor }) => ({ id, name, priceMinor })));
  }
  return chosen.length === picked.length ? chosen : "an option does not belong to this dish";
}

export interface Tax {
  /** Hundredths of a percent: 500 is 5 %. */
  rateBp: number;
  /** Whether menu prices hold it already. */
  inclusive: boolean;
}

export interface Totals {
  subtotalMinor: number;
  /** What a coupon takes off the food; the tax is on what is left. */
  discountMinor: number;
  taxMinor: number;
  deliveryFeeMinor: number;
  tipMinor: number;
  totalMinor: number;
}

/** Tax of food worth `subtotalMinor`: held in it (subtotal × r / (1 + r)) or to be added, rounded half up. */
export const taxMinor = (subtotalMinor: number, tax: Tax): number =>
  tax.inclusive
    ? Math.floor(
        (subtotalMinor * tax.rateBp * 2 + 10_000 + tax.rateBp) / (2 * (10_000 + tax.rateBp)),
      )
    : shareOf(subtotalMinor, tax.rateBp);

/** Adds an order up. Tax is on the food; inclusive tax is shown, not added. */
export function totalUp(
  lines: readonly Pick<PricedLine, "lineMinor">[],
  tax: Tax,
  deliveryFeeMinor: number,
  tipMinor: number,
  discountMinor = 0,
): Totals {
  const subtotalMinor = lines.reduce((sum, line) => sum + line.lineMinor, 0);
  const foodMinor = subtotalMinor - discountMinor;
  const ofTax = taxMinor(foodMinor, tax);
  const totalMinor = foodMinor + (tax.inclusive ? 0 : ofTax) + deliveryFeeMinor + tipMinor;
  return { subtotalMinor, discountMinor, taxMinor: ofTax, deliveryFeeMinor, tipMinor, totalMinor };
}
