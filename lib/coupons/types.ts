export const couponFunders = ["restaurant", "platform"] as const;
/** Who pays for what a coupon takes off. */
export type CouponFunder = (typeof couponFunders)[number];

/** What a coupon takes off, and when. Amounts are minor units of `currency`. */
export interface Coupon {
  id: string;
  code: string;
  percentBp: number | null;
  amountMinor: number | null;
  currency: string;
  minSubtotalMinor: number;
  startsAt: Date;
  endsAt: Date | null;
  totalLimit: number | null;
  perCustomerLimit: number | null;
  fundedBy: CouponFunder;
  redeemed: number;
  createdAt: Date;
}

/** A coupon as an order uses it. */
export interface AppliedCoupon {
  id: string;
  discountMinor: number;
  perCustomerLimit: number | null;
}
