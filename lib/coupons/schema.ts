import { z } from "@hono/zod-openapi";
import { currency, money, timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor, toMinor } from "@/lib/platform/money";
import type { Coupon } from "./types";

/** As people type it: in any case, without spaces around. */
export const couponCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{3,40}$/, "expected 3 to 40 letters, digits, - or _")
  .transform((code) => code.toUpperCase())
  .openapi({ example: "WELCOME10" });

const limit = z.int().min(1).max(1_000_000);
const shape = {
  code: couponCode,
  /** Percent of the food's price. */
  percent: z.number().positive().max(100).multipleOf(0.01).optional(),
  amount: money.positive().optional(),
  minimum_order: money.default(0),
  starts_at: timestamp.optional(),
  ends_at: timestamp.optional(),
  total_limit: limit.optional(),
  per_customer_limit: limit.optional(),
};
interface Offer {
  percent?: number | undefined;
  amount?: number | undefined;
  starts_at?: string | undefined;
  ends_at?: string | undefined;
}
const isOneOf = ({ percent, amount }: Offer) => (percent === undefined) !== (amount === undefined);
const endsLater = ({ starts_at, ends_at }: Offer) =>
  !starts_at || !ends_at || Date.parse(ends_at) > Date.parse(starts_at);
const oneOf = { error: "expected a percent or an amount", path: ["amount"] };
const later = { error: "expected a time after starts_at", path: ["ends_at"] };

export const newCoupon = z
  .strictObject(shape)
  .refine(isOneOf, oneOf)
  .refine(endsLater, later)
  .openapi("NewCoupon");
export type NewCoupon = z.infer<typeof newCoupon>;

export const newPlatformCoupon = z
  .strictObject({ ...shape, currency })
  .refine(isOneOf, oneOf)
  .refine(endsLater, later)
  .openapi("NewPlatformCoupon");

export const couponSchema = z
  .object({
    id: uuid,
    code: z.string(),
    percent: z.number().nullable(),
    amount: z.number().nullable(),
    currency: z.string(),
    minimum_order: z.number(),
    starts_at: timestamp,
    ends_at: timestamp.nullable(),
    total_limit: z.int().nullable(),
    per_customer_limit: z.int().nullable(),
    funded_by: z.enum(["restaurant", "platform"]),
    redeemed: z.int(),
  })
  .openapi("Coupon");
export type CouponJson = z.infer<typeof couponSchema>;

export const couponTrial = z.strictObject({ code: couponCode, subtotal: money });
export const triedCoupon = z
  .object({ code: z.string(), discount: z.number(), currency: z.string() })
  .openapi("TriedCoupon");

/** The columns of a coupon that is asked for, in a currency. */
export const fromNewCoupon = (body: NewCoupon, currency: string, now: Date) => ({
  code: body.code,
  percentBp: body.percent === undefined ? null : Math.round(body.percent * 100),
  amountMinor: body.amount === undefined ? null : toMinor(body.amount, currency, "amount"),
  currency,
  minSubtotalMinor: toMinor(body.minimum_order, currency, "minimum_order"),
  startsAt: body.starts_at ? new Date(body.starts_at) : now,
  endsAt: body.ends_at ? new Date(body.ends_at) : null,
  totalLimit: body.total_limit ?? null,
  perCustomerLimit: body.per_customer_limit ?? null,
  createdAt: now,
});

export const toCouponJson = (coupon: Coupon) => ({
  id: coupon.id,
  code: coupon.code,
  percent: coupon.percentBp === null ? null : coupon.percentBp / 100,
  amount: coupon.amountMinor === null ? null : toMajor(coupon.amountMinor, coupon.currency),
  currency: coupon.currency,
  minimum_order: toMajor(coupon.minSubtotalMinor, coupon.currency),
  starts_at: coupon.startsAt.toISOString(),
  ends_at: coupon.endsAt?.toISOString() ?? null,
  total_limit: coupon.totalLimit,
  per_customer_limit: coupon.perCustomerLimit,
  funded_by: coupon.fundedBy,
  redeemed: coupon.redeemed,
});
