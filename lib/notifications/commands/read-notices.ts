import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import { notifications } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { ReadNotices } from "../schema";

/**
 * Marks notifications of the caller as read: some, or all up to the newest that was seen, so that one
 * that comes meanwhile stays unread. @throws AppError `not_found` for one that is not the caller's
 */
export async function readNotices(ctx: Ctx, read: ReadNotices): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const own = eq(notifications.userId, userId);
  if ("ids" in read) {
    const ids = [...new Set(read.ids)];
    const found = await ctx.db.$count(notifications, and(own, inArray(notifications.id, ids)));
    if (found !== ids.length) throw new AppError("not_found");
  }
  const which =
    "ids" in read ? inArray(notifications.id, [...read.ids]) : lte(notifications.id, read.up_to);
  await ctx.db
    .update(notifications)
    .set({ readAt: ctx.now })
    .where(and(own, which, isNull(notifications.readAt)));
}
