import { and, eq } from "drizzle-orm";
import { notificationSends } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendAudit } from "@/lib/platform/audit";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { Send } from "../queries/notices";

const MORE_MINUTES = 60;

/** Tries once more, with all its tries before it, what was given up. */
export async function resendNotice(ctx: Ctx, id: string): Promise<Send> {
  requireRole(ctx.actor, "admin");
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(notificationSends)
      .set({
        status: "PENDING",
        tries: 0,
        nextTryAt: ctx.now,
        expiresAt: minutesAfter(ctx.now, MORE_MINUTES),
        finishedAt: null,
      })
      .where(and(eq(notificationSends.id, id), eq(notificationSends.status, "FAILED")))
      .returning();
    if (!row) throw new AppError("not_found");
    await appendAudit(tx, ctx, { action: "notification.resent", subject: id });
    return row;
  });
}
