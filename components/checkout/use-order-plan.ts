"use client";

import { useMemo } from "react";
import { spotOf, toAddress } from "@/components/address/draft";
import { type Cart, subtotalOf } from "@/components/cart/cart";
import { useMinute } from "@/components/live/use-now";
import type { Place } from "@/components/place/place";
import type { SavedAddress } from "@/lib/account/types";
import { isOpenAt, timeSlots } from "@/lib/restaurants/rules";
import type { Choices, Wanted } from "./choices";
import { estimate } from "./estimate";
import { distanceTo, type KitchenTerms, leadMinutes } from "./kitchen-terms";
import { useCoupon } from "./use-coupon";
import { timeFor } from "./wished-time";

type Facts = {
  cart: Cart;
  terms: KitchenTerms;
  choices: Choices;
  addresses: readonly SavedAddress[];
  place: Place | null;
};

/** What the choices come to: where, when, how much, and what stands in the way. */
export function useOrderPlan({ cart, terms, choices, addresses, place }: Facts) {
  const minute = useMinute();
  const now = useMemo(() => new Date(minute), [minute]);
  const delivered = choices.orderType === "delivery";
  const chosen = (delivered && addresses.find((one) => one.id === choices.addressId)) || null;
  const spot = chosen ?? spotOf(choices.draft, place);
  const metres = delivered && spot ? distanceTo(terms, spot) : null;
  const lead = leadMinutes(terms, metres);
  const slots = useMemo(() => timeSlots(terms, now, lead), [terms, now, lead]);
  const soon = isOpenAt(terms, now);
  const time = timeFor(cart.scheduledFor ?? null, { now, slots, soon });
  const tip = delivered ? choices.tip : 0;
  const subtotal = subtotalOf(cart);
  const coupon = useCoupon(terms.id, choices.coupon, subtotal);
  const bill = estimate(terms, { subtotal, tip, discount: coupon.discount }, metres);
  const far = metres !== null && metres > terms.deliveryRadiusM;
  const wanted: Wanted = {
    payment: choices.payment,
    orderType: choices.orderType,
    address: delivered && spot ? addressOf(chosen, choices, spot, place) : null,
    time,
    tip,
    coupon: coupon.error ? null : choices.coupon,
    note: choices.note,
  };
  const closed = !soon && slots.length === 0;
  return { now, chosen, slots, soon, time, bill, coupon, far, closed, wanted };
}

function addressOf(
  chosen: SavedAddress | null,
  { draft }: Choices,
  spot: { lat: number; lng: number },
  place: Place | null,
) {
  if (!chosen) return toAddress(draft, spot, place);
  const { id, label, ...address } = chosen;
  return address;
}
