import { eq, sql } from "drizzle-orm";
import { restaurants } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { keepPicture, removePicture } from "@/lib/platform/files/picture-files";
import { requireVersion } from "@/lib/platform/versions";
import { toProfile } from "../rules";
import type { RestaurantProfile } from "../types";

/** Gives a restaurant its picture; the one before goes. `expected` is the version the caller has read. */
export async function setRestaurantPicture(
  ctx: Ctx,
  restaurantId: string,
  bytes: Uint8Array,
  expected?: number,
): Promise<RestaurantProfile> {
  requireOwner(ctx.actor, restaurantId);
  const name = await keepPicture(bytes);
  try {
    return await replacePicture(ctx, restaurantId, name, expected);
  } catch (error) {
    // A connection that was lost at the commit may have kept it.
    if (error instanceof AppError) await removePicture(name);
    throw error;
  }
}

/** Takes a restaurant's picture away; a drawing stands in its place. */
export function dropRestaurantPicture(
  ctx: Ctx,
  restaurantId: string,
  expected?: number,
): Promise<RestaurantProfile> {
  requireOwner(ctx.actor, restaurantId);
  return replacePicture(ctx, restaurantId, null, expected);
}

async function replacePicture(
  ctx: Ctx,
  restaurantId: string,
  picture: string | null,
  expected: number | undefined,
) {
  const profile = await ctx.db.transaction(async (tx) => {
    const its = eq(restaurants.id, restaurantId);
    const [before] = await tx
      .select({ picture: restaurants.picture, version: restaurants.version })
      .from(restaurants)
      .where(its)
      .for("update");
    if (before) requireVersion(before.version, expected);
    const [row] = await tx
      .update(restaurants)
      .set({ picture, version: sql`${restaurants.version} + 1` })
      .where(its)
      .returning();
    if (!row || !before) throw new AppError("not_found");
    const dropped = before.picture ? { dropped_pictures: [before.picture] } : {};
    await appendEvent(tx, "restaurant.updated", {
      key: restaurantId,
      restaurantId,
      data: { restaurant_id: restaurantId, version: row.version, ...dropped },
      at: ctx.now,
    });
    return toProfile(row);
  });
  announce();
  return profile;
}
