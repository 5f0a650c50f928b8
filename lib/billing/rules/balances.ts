import { shareOf } from "@/lib/platform/money";
import type { Entry, Terms } from "../types";
import { pair } from "./postings";

/** Where no terms are kept: the platform keeps 15 % of the food, a rider the whole tip. */
export const usualTerms: Terms = { commissionBp: 1_500, riderTipBp: 10_000 };

/** All that is true of an order's money. Amounts are minor units, never negative. */
export interface OrderMoney {
  restaurantId: string;
  /** open: nothing is earned yet; sold: it has come; unsold: it was called off. */
  outcome: "open" | "sold" | "unsold";
  bill: {
    totalMinor: number;
    taxMinor: number;
    deliveryFeeMinor: number;
    tipMinor: number;
    discountMinor: number;
  };
  /** Whether the platform pays for what a coupon took off. */
  platformFunds: boolean;
  terms: Terms;
  /** With the provider, and what it kept for itself. */
  capturedMinor: number;
  feeMinor: number;
  /** Given back by the provider. */
  refundedMinor: number;
  /** Taken by hand, and given back by hand. */
  collectedMinor: number;
  returnedMinor: number;
  /** The rider who was handed it at the door; null: it lies in the restaurant's till. */
  cashHolderId: string | null;
  /** What an order that was called off gives back in all, whether or not it has been. */
  refundDueMinor: number;
  /** Who brought it, and what that pays. */
  rider: { id: string; payMinor: number } | null;
}

/** How much of an order is earned: what was paid for it and stays. */
export function earnedMinor(money: OrderMoney): number {
  const paid = money.capturedMinor + money.collectedMinor;
  const back = money.refundedMinor + money.returnedMinor;
  if (money.outcome === "open") return 0;
  if (money.outcome === "sold") return clamp(paid - back, money.bill.totalMinor);
  return clamp(paid - Math.max(back, money.refundDueMinor), paid);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** What is left of each part of an order when only `earned` of it is. */
function splitEarned({ bill, outcome }: OrderMoney, earned: number) {
  const food = bill.totalMinor - bill.deliveryFeeMinor - bill.tipMinor;
  // What is given back for food that came does not take the ride and the tip away from who rode.
  if (outcome === "sold") {
    const tip = Math.min(bill.tipMinor, earned);
    const fee = Math.min(bill.deliveryFeeMinor, earned - tip);
    return { food, foodLeft: earned - tip - fee, fee, tip };
  }
  // What stays of an order nobody brought is for the kitchen's trouble.
  const foodLeft = Math.min(food, earned);
  const fee = Math.min(bill.deliveryFeeMinor, earned - foodLeft);
  return { food, foodLeft, fee, tip: earned - foodLeft - fee };
}

const partOf = (minor: number, part: number, whole: number): number =>
  whole === 0 ? minor : Math.floor((minor * part * 2 + whole) / (2 * whole));

/**
 * What the books say about an order, given all that is true of its money: every account it touches.
 * A function of the facts alone, so that facts may come in any order, and twice. Adds up to zero.
 */
export function balancesOf(money: OrderMoney): Entry[] {
  const earned = earnedMinor(money);
  const entries = [...moneyEntries(money)];
  if (money.outcome !== "open" && (earned > 0 || isFree(money)))
    entries.push(...saleEntries(money, earned));
  return entries.filter((entry) => entry.amountMinor !== 0);
}

/** A coupon paid for everything. */
const isFree = ({ outcome, bill }: OrderMoney): boolean =>
  outcome === "sold" && bill.totalMinor === 0;

function* moneyEntries(money: OrderMoney): Iterable<Entry> {
  const { capturedMinor, feeMinor, refundedMinor, collectedMinor, returnedMinor, rider } = money;
  yield* pair("capture", "provider", "customer", capturedMinor);
  yield* pair("fee", "provider_fees", "provider", feeMinor);
  yield* pair("refund", "customer", "provider", refundedMinor);
  const holder = money.cashHolderId ?? money.restaurantId;
  yield* pair("collected", ["cash", holder], "customer", collectedMinor);
  yield* pair("returned", "customer", ["cash", holder], returnedMinor);
  if (rider) yield* pair("pay", "delivery", ["rider", rider.id], rider.payMinor);
}

function* saleEntries(money: OrderMoney, earned: number): Iterable<Entry> {
  const { bill, terms, restaurantId, rider } = money;
  const { food, foodLeft, fee, tip } = splitEarned(money, earned);
  const tax = Math.min(foodLeft, partOf(bill.taxMinor, foodLeft, food));
  const coupon = money.platformFunds ? partOf(bill.discountMinor, foodLeft, food) : 0;
  const ridersTip = rider ? Math.min(tip, shareOf(tip, terms.riderTipBp)) : 0;
  const commission = shareOf(foodLeft - tax + coupon, terms.commissionBp);
  yield* pair("food", "customer", ["restaurant", restaurantId], foodLeft - tax);
  yield* pair("tax", "customer", ["tax", restaurantId], tax);
  yield* pair("delivery", "customer", "delivery", fee);
  yield* pair("tip", "customer", ["tips", restaurantId], tip - ridersTip);
  if (rider) yield* pair("tip", "customer", ["tips", rider.id], ridersTip);
  yield* pair("coupon", "coupons", ["restaurant", restaurantId], coupon);
  yield* pair("commission", ["restaurant", restaurantId], "commission", commission);
}
