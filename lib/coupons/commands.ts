import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { coupons, couponUses, restaurants } from "@/db/schema";
import { requireOwner, requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { fromNewCoupon, type NewCoupon } from "./schema";
import type { Coupon } from "./types";

async function insertCoupon(
  ctx: Ctx,
  restaurantId: string | undefined,
  values: ReturnType<typeof fromNewCoupon>,
): Promise<Coupon> {
  const coupon = await ctx.db.transaction(async (tx) => {
    const fundedBy = restaurantId ? "restaurant" : "platform";
    const [made] = await tx
      .insert(coupons)
      .values({ ...values, restaurantId, fundedBy })
      .onConflictDoNothing()
      .returning();
    if (!made) {
      throw new AppError("already_exists", { detail: "There is a coupon with this code" });
    }
    await note(tx, ctx, "added", made.id, restaurantId);
    return made;
  });
  announce();
  return coupon;
}

async function note(
  tx: Tx,
  ctx: Ctx,
  change: "added" | "withdrawn",
  couponId: string,
  restaurantId: string | undefined,
): Promise<void> {
  await appendAudit(tx, ctx, {
    action: `coupon.${change}`,
    subject: couponId,
    ...(restaurantId ? { restaurantId } : {}),
  });
  await appendEvent(tx, `restaurant.coupon_${change}`, {
    key: couponId,
    restaurantId,
    at: ctx.now,
    data: { coupon_id: couponId, restaurant_id: restaurantId ?? null },
  });
}

/** A coupon of a restaurant, which pays for it. */
export async function createCoupon(
  ctx: Ctx,
  restaurantId: string,
  body: NewCoupon,
): Promise<Coupon> {
  requireOwner(ctx.actor, restaurantId);
  const [place] = await ctx.db
    .select({ currency: restaurants.currency })
    .from(restaurants)
    .where(eq(restaurants.id, restaurantId));
  if (!place) throw new AppError("not_found");
  return insertCoupon(ctx, restaurantId, fromNewCoupon(body, place.currency, ctx.now));
}

/** A coupon that is good in every restaurant with its currency, and paid for by the platform. */
export function createPlatformCoupon(
  ctx: Ctx,
  { currency, ...body }: NewCoupon & { currency: string },
): Promise<Coupon> {
  requireRole(ctx.actor, "admin");
  return insertCoupon(ctx, undefined, fromNewCoupon(body, currency, ctx.now));
}

/** Ends a coupon: orders that used it keep what it took off. */
export async function withdrawCoupon(
  ctx: Ctx,
  couponId: string,
  restaurantId: string | undefined,
): Promise<void> {
  if (restaurantId) requireOwner(ctx.actor, restaurantId);
  else requireRole(ctx.actor, "admin");
  await ctx.db.transaction(async (tx) => {
    const own = restaurantId
      ? eq(coupons.restaurantId, restaurantId)
      : isNull(coupons.restaurantId);
    const [withdrawn] = await tx
      .update(coupons)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(coupons.id, couponId), own, isNull(coupons.withdrawnAt)))
      .returning({ id: coupons.id });
    if (!withdrawn) throw new AppError("not_found");
    await note(tx, ctx, "withdrawn", couponId, restaurantId);
  });
  announce();
}

/** A restaurant turned an order down: its coupon may be used again. */
export async function giveBackCoupon(
  tx: Db,
  { couponId, customerId }: { couponId: string | null; customerId: string | null },
): Promise<void> {
  if (!couponId || !customerId) return;
  await tx
    .update(coupons)
    .set({ redeemed: sql`${coupons.redeemed} - 1` })
    .where(eq(coupons.id, couponId));
  await tx
    .update(couponUses)
    .set({ uses: sql`${couponUses.uses} - 1` })
    .where(and(eq(couponUses.couponId, couponId), eq(couponUses.customerId, customerId)));
}
