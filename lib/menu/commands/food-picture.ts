import { and, eq } from "drizzle-orm";
import { foods } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { keepPicture, removePicture } from "@/lib/platform/files/picture-files";
import { changeMenu } from "./change-menu";

/** Gives a dish its picture; the one before goes. */
export async function setFoodPicture(
  ctx: Ctx,
  restaurantId: string,
  foodId: string,
  bytes: Uint8Array,
  expected?: number,
) {
  requireOwner(ctx.actor, restaurantId);
  const name = await keepPicture(bytes);
  try {
    return await replacePicture(ctx, restaurantId, foodId, name, expected);
  } catch (error) {
    // A connection that was lost at the commit may have kept it.
    if (error instanceof AppError) await removePicture(name);
    throw error;
  }
}

/** Takes a dish's picture away; a drawing stands in its place. */
export const dropFoodPicture = (
  ctx: Ctx,
  restaurantId: string,
  foodId: string,
  expected?: number,
) => replacePicture(ctx, restaurantId, foodId, null, expected);

function replacePicture(
  ctx: Ctx,
  restaurantId: string,
  foodId: string,
  picture: string | null,
  expected: number | undefined,
) {
  const scope = requireOwner(ctx.actor, restaurantId);
  return changeMenu(ctx, scope, expected, async ({ tx }) => {
    const its = and(eq(foods.id, foodId), eq(foods.restaurantId, restaurantId));
    const [before] = await tx.select({ picture: foods.picture }).from(foods).where(its);
    const [row] = await tx.update(foods).set({ picture }).where(its).returning();
    if (!row || !before) throw new AppError("not_found");
    const droppedPictures = before.picture ? [before.picture] : [];
    return {
      result: row,
      fact: { type: "menu.updated", change: "food_updated", foodId, droppedPictures },
    };
  });
}
