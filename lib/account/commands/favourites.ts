import { and, eq, isNull } from "drizzle-orm";
import { favourites, restaurants } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** Keeps a restaurant as a favourite. Doing it twice changes nothing. */
export async function addFavourite(ctx: Ctx, restaurantId: string): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: restaurants.id })
      .from(restaurants)
      .where(and(eq(restaurants.id, restaurantId), isNull(restaurants.bannedAt)));
    if (!found) throw new AppError("not_found");
    const added = await tx
      .insert(favourites)
      .values({ userId, restaurantId, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ userId: favourites.userId });
    if (added.length === 0) return;
    await appendEvent(tx, "user.favourite_added", {
      key: userId,
      at: ctx.now,
      data: { user_id: userId, restaurant_id: restaurantId },
    });
  });
  announce();
}

/** Takes a favourite off the list. Doing it twice changes nothing. */
export async function removeFavourite(ctx: Ctx, restaurantId: string): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const removed = await tx
      .delete(favourites)
      .where(and(eq(favourites.userId, userId), eq(favourites.restaurantId, restaurantId)))
      .returning({ userId: favourites.userId });
    if (removed.length === 0) return;
    await appendEvent(tx, "user.favourite_removed", {
      key: userId,
      at: ctx.now,
      data: { user_id: userId, restaurant_id: restaurantId },
    });
  });
  announce();
}
