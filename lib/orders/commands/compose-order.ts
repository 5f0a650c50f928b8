import { applyCoupon } from "@/lib/coupons/rules";
import type { AppliedCoupon, Coupon } from "@/lib/coupons/types";
import type { MenuSnapshot } from "@/lib/menu/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { distanceM } from "@/lib/platform/geo";
import { newId } from "@/lib/platform/ids";
import { MOST_MINOR, toMajor, toMinor } from "@/lib/platform/money";
import { seal } from "@/lib/platform/secrets";
import {
  DAYS_TO_SCHEDULE,
  deliveryFeeMinor,
  isOpenAt,
  openState,
  pauseEnd,
  prepMinutesAt,
} from "@/lib/restaurants/rules";
import { MINUTES_TO_PAY, promise } from "../rules";
import { priceLines, type Totals, totalUp } from "../rules/pricing";
import type { OrderRequest, PaymentMethod, Placer, PricedLine } from "../types";

const FURTHEST_SCHEDULE_MS = DAYS_TO_SCHEDULE * 24 * 3_600_000;

/** Everything the one statement writes. */
export interface ComposedOrder extends Totals {
  id: string;
  billId: string;
  ticketId: string;
  restaurantId: string;
  placer: Placer;
  clientOrderId: string | undefined;
  orderType: OrderRequest["orderType"];
  menuVersion: number;
  profileVersion: number;
  currency: string;
  paymentMethod: PaymentMethod;
  /** What has to be paid first, and until when. */
  payment: { id: string; until: Date } | undefined;
  note: string | undefined;
  addressSealed: Buffer | null;
  distanceM: number | undefined;
  scheduledFor: Date | undefined;
  promisedAt: Date;
  placedAt: Date;
  coupon: AppliedCoupon | undefined;
  lines: (PricedLine & { id: string })[];
}

interface Wanted {
  placer: Placer;
  request: OrderRequest;
  /** What the request's code stands for. */
  coupon?: Coupon | undefined;
}

/** Prices and checks what was asked for against the menu; throws what the customer has to mend. */
export function composeOrder(
  ctx: Ctx,
  { placer, request, coupon: offered }: Wanted,
  snapshot: MenuSnapshot,
  id = newId(),
): ComposedOrder {
  const { profile } = snapshot;
  if (placer.kind === "table") refuseUnknownItems(request, snapshot);
  const lines = priceLines(request.items, snapshot.foods);
  const distance = checkDelivery(request, profile);
  checkTime(ctx.now, request, profile);
  const subtotal = lines.reduce((sum, line) => sum + line.lineMinor, 0);
  if (placer.kind === "customer" && subtotal < profile.minOrderMinor)
    throw new AppError("below_minimum");
  if (request.paymentMethod === "card" && env.PAYMENT_PROVIDERS.length === 0) {
    throw new AppError("payment_method_unavailable", {
      detail: "Pay in cash: cards are not taken here",
    });
  }
  const fee =
    distance === undefined ? 0 : deliveryFeeMinor(profile.deliveryFee, distance, subtotal);
  const tax = { rateBp: profile.taxRateBp, inclusive: profile.taxInclusive };
  const tip = toMinor(request.tip, profile.currency, "tip");
  const coupon = offered && applyCoupon(offered, { subtotalMinor: subtotal, now: ctx.now });
  const totals = totalUp(lines, tax, fee, tip, coupon?.discountMinor);
  // A coupon may take off so much that the rest could be kept.
  if (Math.max(totals.subtotalMinor, totals.totalMinor) > MOST_MINOR) {
    throw new AppError("invalid_request", {
      errors: [{ path: "items", message: "more than one order can come to" }],
    });
  }
  requireShown(request.expectedTotal, totals.totalMinor, snapshot);
  // A spread at the beginning of so many fields would have them added one by one: 60 µs and 13 kB.
  return {
    id,
    ...totals,
    billId: newId(),
    ticketId: newId(),
    restaurantId: request.restaurantId,
    placer,
    clientOrderId: request.clientOrderId,
    orderType: request.orderType,
    menuVersion: snapshot.version,
    profileVersion: profile.version,
    currency: profile.currency,
    paymentMethod: request.paymentMethod,
    payment: paymentFor(ctx.now, request.paymentMethod, totals),
    note: request.note,
    addressSealed: request.address ? seal(JSON.stringify(request.address)) : null,
    distanceM: distance,
    scheduledFor: request.scheduledFor,
    promisedAt: promise(ctx.now, prepMinutesAt(profile, ctx.now), distance, request.scheduledFor),
    placedAt: ctx.now,
    coupon,
    lines: lines.map((line) => ({ id: newId(), ...line })),
  };
}

/** Fees, tax and coupons change without the menu: nobody is charged another total than they saw. */
function requireShown(
  shown: number | undefined,
  totalMinor: number,
  { version, profile: { currency } }: MenuSnapshot,
): void {
  if (shown === undefined || toMinor(shown, currency, "expected_total") === totalMinor) return;
  throw new AppError("price_changed", {
    extra: { menu_version: version, total_price: toMajor(totalMinor, currency) },
  });
}

/** By card one pays first; where a coupon has paid for everything nothing is left to pay. */
function paymentFor(now: Date, method: PaymentMethod, { totalMinor }: Totals) {
  if (method !== "card" || totalMinor === 0) return undefined;
  return { id: newId(), until: minutesAfter(now, MINUTES_TO_PAY) };
}

/** A table's client reads this very phrase. */
function refuseUnknownItems({ items }: OrderRequest, { foods }: MenuSnapshot): void {
  const errors = items.flatMap((item, index) =>
    foods.has(item.foodId)
      ? []
      : [{ path: `items.${index}.menu_item_id`, message: "not on the menu" }],
  );
  if (errors.length > 0) throw new AppError("invalid_item", { errors });
}

type Profile = MenuSnapshot["profile"];

/** Metres to the customer's door for a delivery; refuses what is out of reach or not offered. */
export function checkDelivery(
  request: Pick<OrderRequest, "orderType" | "address">,
  profile: Profile,
): number | undefined {
  if (!profile.orderTypes.includes(request.orderType)) throw new AppError("order_type_unavailable");
  if (request.orderType !== "delivery" || !request.address) return undefined;
  const metres = Math.round(distanceM(profile, request.address));
  if (metres > profile.deliveryRadiusM) {
    throw new AppError("outside_delivery_area", {
      detail: `The address is ${metres} m away; ${profile.name} delivers up to ${profile.deliveryRadiusM} m`,
    });
  }
  return metres;
}

/** Refuses an order for a time when nobody cooks. */
export function checkTime(
  now: Date,
  { scheduledFor }: Pick<OrderRequest, "scheduledFor">,
  profile: Profile,
): void {
  if (
    scheduledFor &&
    (scheduledFor <= now || scheduledFor.getTime() - now.getTime() > FURTHEST_SCHEDULE_MS)
  ) {
    throw new AppError("invalid_request", {
      errors: [{ path: "scheduled_for", message: "expected a time within the next seven days" }],
    });
  }
  const moment = scheduledFor ?? now;
  if (isOpenAt(profile, moment)) return;
  const { opensAt } = openState(profile, moment);
  const paused = pauseEnd(profile, moment);
  throw new AppError("restaurant_closed", {
    detail: paused ? `${profile.name} takes no orders for the moment` : undefined,
    extra: {
      opens_at: opensAt?.toISOString() ?? null,
      ...(paused ? { paused_until: paused.toISOString() } : {}),
    },
  });
}
