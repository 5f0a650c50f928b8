import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { coupons, couponUses, restaurants } from "@/db/schema";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { noSuchCoupon } from "./rules";
import type { Coupon } from "./types";

/**
 * The coupon a code stands for in a restaurant: its own, else the platform's in its currency; throws
 * `coupon_invalid` when there is none.
 */
export async function getCoupon(db: Db, restaurantId: string, code: string): Promise<Coupon> {
  const [found] = await db
    .select({ coupon: coupons })
    .from(restaurants)
    .innerJoin(
      coupons,
      or(
        eq(coupons.restaurantId, restaurants.id),
        and(isNull(coupons.restaurantId), eq(coupons.currency, restaurants.currency)),
      ),
    )
    .where(
      and(eq(restaurants.id, restaurantId), eq(coupons.code, code), isNull(coupons.withdrawnAt)),
    )
    .orderBy(sql`${coupons.restaurantId} nulls last`)
    .limit(1);
  if (!found) throw noSuchCoupon();
  return found.coupon;
}

/** Whether nobody, or not this customer, can use it any more; throws `coupon_exhausted`. */
export async function requireLeft(db: Db, coupon: Coupon, customerId: string): Promise<void> {
  const [used] = await db
    .select({ uses: couponUses.uses })
    .from(couponUses)
    .where(and(eq(couponUses.couponId, coupon.id), eq(couponUses.customerId, customerId)));
  const isGone = coupon.totalLimit !== null && coupon.redeemed >= coupon.totalLimit;
  const isUsed = coupon.perCustomerLimit !== null && (used?.uses ?? 0) >= coupon.perCustomerLimit;
  if (isGone || isUsed) throw new AppError("coupon_exhausted");
}

/** A restaurant's own coupons, latest first. */
export const listCoupons = (db: Db, { restaurantId }: RestaurantScope): Promise<Coupon[]> =>
  db
    .select()
    .from(coupons)
    .where(and(eq(coupons.restaurantId, restaurantId), isNull(coupons.withdrawnAt)))
    .orderBy(desc(coupons.createdAt), desc(coupons.id));

/** The platform's coupons, latest first. */
export const listPlatformCoupons = (db: Db): Promise<Coupon[]> =>
  db
    .select()
    .from(coupons)
    .where(and(isNull(coupons.restaurantId), isNull(coupons.withdrawnAt)))
    .orderBy(desc(coupons.createdAt), desc(coupons.id));
