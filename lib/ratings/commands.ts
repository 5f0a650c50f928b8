import { eq, sql } from "drizzle-orm";
import { ratings, restaurants } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { requireItsCustomer } from "@/lib/orders/policy";
import { getOrder } from "@/lib/orders/queries";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { Rating } from "./types";

interface NewRating {
  restaurantStars: number;
  riderStars?: number | undefined;
  comment?: string | undefined;
  /** The restaurant the caller believes it was. */
  restaurantId?: string;
}

/**
 * A customer rates an order of theirs, once, after it has come; the restaurant's stars move with it.
 * @throws AppError `not_rateable`, `rated_already`
 */
export async function rateOrder(ctx: Ctx, orderId: string, given: NewRating): Promise<Rating> {
  const order = await getOrder(ctx, orderId);
  if (given.restaurantId !== undefined && given.restaurantId !== order.restaurantId)
    throw new AppError("not_found");
  requireItsCustomer(ctx.actor, order, ctx.now);
  if (order.status !== "COMPLETED" || !order.customerId) throw new AppError("not_rateable");
  if (given.riderStars !== undefined && order.orderType !== "delivery") {
    throw new AppError("invalid_request", {
      errors: [{ path: "rider_stars", message: "nobody brought this order" }],
    });
  }
  const rating: Rating = {
    orderId: order.id,
    restaurantId: order.restaurantId,
    customerId: order.customerId,
    restaurantStars: given.restaurantStars,
    riderStars: given.riderStars ?? null,
    comment: given.comment || null,
    createdAt: ctx.now,
  };
  await ctx.db.transaction(async (tx) => {
    const [made] = await tx.insert(ratings).values(rating).onConflictDoNothing().returning();
    if (!made) throw new AppError("rated_already");
    // In one statement: of ratings that come at once each finds the one before it.
    await tx
      .update(restaurants)
      .set({
        rating: sql`(${restaurants.rating} * ${restaurants.ratingCount} + ${rating.restaurantStars}) / (${restaurants.ratingCount} + 1)`,
        ratingCount: sql`${restaurants.ratingCount} + 1`,
      })
      .where(eq(restaurants.id, order.restaurantId));
    await appendEvent(tx, "rating.given", {
      key: order.id,
      restaurantId: order.restaurantId,
      at: ctx.now,
      data: {
        order_id: order.id,
        restaurant_id: order.restaurantId,
        restaurant_stars: rating.restaurantStars,
        rider_stars: given.riderStars,
      },
    });
  });
  announce();
  return rating;
}
