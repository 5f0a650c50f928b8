import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CouponFunder } from "@/lib/coupons/types";
import { id, moment } from "./columns";

// The limits are checks, so that no statement, however many run at once, can sell one too many.
export const coupons = pgTable(
  "coupons",
  {
    id: id(),
    /** null: of the platform, good in every restaurant. */
    restaurantId: uuid(),
    /** Upper case. */
    code: text().notNull(),
    /** Hundredths of a percent of the food's price, or else an amount. */
    percentBp: integer(),
    amountMinor: integer(),
    /** Of the amounts; the restaurant's own, where there is one. */
    currency: text().notNull(),
    minSubtotalMinor: integer().notNull().default(0),
    startsAt: moment().notNull(),
    endsAt: moment(),
    totalLimit: integer(),
    perCustomerLimit: integer(),
    fundedBy: text().$type<CouponFunder>().notNull(),
    redeemed: integer().notNull().default(0),
    withdrawnAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("coupons_restaurant_code")
      .on(t.restaurantId, t.code)
      .where(sql`restaurant_id is not null and withdrawn_at is null`),
    uniqueIndex("coupons_platform_code")
      .on(t.code, t.currency)
      .where(sql`restaurant_id is null and withdrawn_at is null`),
    check("coupons_within_limit", sql`redeemed <= total_limit`),
  ],
);

/** How often a customer has used a coupon, and how often they may. */
export const couponUses = pgTable(
  "coupon_uses",
  {
    couponId: uuid().notNull(),
    customerId: uuid().notNull(),
    uses: integer().notNull(),
    most: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.couponId, t.customerId] }),
    check("coupon_uses_within_limit", sql`uses <= most`),
  ],
);
