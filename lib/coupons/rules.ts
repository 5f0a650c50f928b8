import { AppError } from "@/lib/platform/errors";
import { shareOf } from "@/lib/platform/money";
import type { AppliedCoupon, Coupon } from "./types";

/** What a coupon takes off food worth `subtotalMinor`: never more than it costs; percent half up. */
export const discountMinor = (
  { percentBp, amountMinor }: Pick<Coupon, "percentBp" | "amountMinor">,
  subtotalMinor: number,
): number =>
  Math.min(
    subtotalMinor,
    percentBp === null ? (amountMinor ?? 0) : shareOf(subtotalMinor, percentBp),
  );

/** A coupon on an order; throws `coupon_invalid` where it is not good, and why. */
export function applyCoupon(
  coupon: Coupon,
  { subtotalMinor, now }: { subtotalMinor: number; now: Date },
): AppliedCoupon {
  if (now < coupon.startsAt) throw refusal("The coupon is not valid yet");
  if (coupon.endsAt && now >= coupon.endsAt) throw refusal("The coupon has expired");
  if (subtotalMinor < coupon.minSubtotalMinor)
    throw refusal("The order is below what the coupon asks for");
  return {
    id: coupon.id,
    discountMinor: discountMinor(coupon, subtotalMinor),
    perCustomerLimit: coupon.perCustomerLimit,
  };
}

export const noSuchCoupon = () => refusal("There is no such coupon");

const refusal = (detail: string) =>
  new AppError("coupon_invalid", {
    detail,
    errors: [{ path: "coupon_code", message: detail }],
  });
