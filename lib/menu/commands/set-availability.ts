import { and, eq } from "drizzle-orm";
import { foods } from "@/db/schema";
import { requireMemberOrKey } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { AvailabilityBody } from "../schema";
import { changeMenu } from "./change-menu";

/** 86es a dish, for good or until a moment, or brings it back. Kitchen staff and tills may, too. */
export function setAvailability(
  ctx: Ctx,
  restaurantId: string,
  foodId: string,
  { is_available, until }: AvailabilityBody,
  expected?: number,
) {
  const scope = requireMemberOrKey(ctx.actor, restaurantId, "menu:availability");
  const back = until ? new Date(until) : null;
  if (back && back <= ctx.now) {
    throw new AppError("invalid_request", {
      errors: [{ path: "until", message: "is in the past" }],
      detail: "until is in the past",
    });
  }
  return changeMenu(ctx, scope, expected, async ({ tx }) => {
    const [row] = await tx
      .update(foods)
      .set({ isAvailable: is_available, unavailableUntil: back })
      .where(and(eq(foods.id, foodId), eq(foods.restaurantId, restaurantId)))
      .returning();
    if (!row) throw new AppError("not_found");
    return {
      result: row,
      fact: { type: "menu.availability_changed", foodId, isAvailable: is_available },
    };
  });
}
