import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notificationSends, notifications } from "@/db/schema";
import { requireRole, requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import type { SendChannel, SendStatus } from "../types";

export type Notice = typeof notifications.$inferSelect;
export type Send = typeof notificationSends.$inferSelect;

interface NoticeList {
  limit: number;
  /** The id of the last one that was read. */
  before?: string | undefined;
  unread?: boolean | undefined;
}

/** What the caller was told, latest first; one more than `limit` where there is more. */
export function listNotices({ db, actor }: Ctx, { limit, before, unread }: NoticeList) {
  const { userId } = requireUser(actor);
  return db
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        before === undefined ? undefined : lt(notifications.id, before),
        unread ? isNull(notifications.readAt) : undefined,
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(limit + 1);
}

/** Beyond this many nobody counts. */
export const MOST_COUNTED = 100;

/** How many notifications a user has not read, up to a hundred. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const rows = await db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))
    .limit(MOST_COUNTED);
  return rows.length;
}

interface SendList {
  limit: number;
  before?: string | undefined;
  status?: SendStatus | undefined;
  channel?: SendChannel | undefined;
}

/** What was sent to anybody in the last thirty days and what came of it, for administrators. */
export function listSends({ db, actor }: Ctx, { limit, before, status, channel }: SendList) {
  requireRole(actor, "admin");
  return db
    .select()
    .from(notificationSends)
    .where(
      and(
        before === undefined ? undefined : lt(notificationSends.id, before),
        status === undefined ? undefined : eq(notificationSends.status, status),
        channel === undefined ? undefined : eq(notificationSends.channel, channel),
      ),
    )
    .orderBy(desc(notificationSends.id))
    .limit(limit + 1);
}
