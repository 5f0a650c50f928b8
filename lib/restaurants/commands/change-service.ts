import { and, eq, sql } from "drizzle-orm";
import { restaurants } from "@/db/schema";
import { requireMember, requireOwner } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { toProfile } from "../rules";
import type { ServiceChange } from "../schema";
import type { RestaurantProfile } from "../types";

/**
 * Changes how orders are taken, at once: what was answered here holds for every order placed after it.
 * The kitchen may pause and say that it is busy; the rest is the owner's. `expected` is the version
 * the caller has read, if it says so.
 */
export async function changeService(
  ctx: Ctx,
  restaurantId: string,
  change: ServiceChange,
  expected?: number,
): Promise<RestaurantProfile> {
  const { pause_minutes: _pause, busy: _busy, ...ownersOnly } = change;
  const isOwners = Object.keys(ownersOnly).length > 0;
  (isOwners ? requireOwner : requireMember)(ctx.actor, restaurantId);
  const profile = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(restaurants)
      .set({ ...toColumns(change, ctx.now), version: sql`${restaurants.version} + 1` })
      .where(
        and(
          eq(restaurants.id, restaurantId),
          expected === undefined ? undefined : eq(restaurants.version, expected),
        ),
      )
      .returning();
    if (!row) throw new AppError(expected === undefined ? "not_found" : "precondition_failed");
    await appendEvent(tx, "restaurant.updated", {
      key: restaurantId,
      restaurantId,
      data: { restaurant_id: restaurantId, version: row.version },
      at: ctx.now,
    });
    const action = "restaurant.service_changed";
    await appendAudit(tx, ctx, { action, restaurantId, subject: restaurantId, details: change });
    return toProfile(row);
  });
  announce();
  return profile;
}

/** What is not sent stays as it is. */
function toColumns({ pause_minutes: pause, busy, ...rest }: ServiceChange, now: Date) {
  return {
    pausedUntil: pause === undefined ? undefined : pause === 0 ? null : minutesAfter(now, pause),
    busyMinutes: busy === undefined ? undefined : (busy?.minutes ?? 0),
    busyUntil: busy === undefined ? undefined : busy && minutesAfter(now, busy.for_minutes),
    autoAccept: rest.auto_accept,
    answerMinutes: rest.answer_minutes,
    rejectsUnanswered: rest.rejects_unanswered,
    pausesUnanswered: rest.pauses_unanswered,
  };
}
