import { requireRole } from "@/lib/auth/policy";
import { replayDeadLetter } from "@/lib/events/dead-letters";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** Gives an event that a consumer gave up on its eight tries again. */
export async function replay(ctx: Ctx, deadLetterId: string): Promise<void> {
  requireRole(ctx.actor, "admin");
  await ctx.db.transaction(async (tx) => {
    if (!(await replayDeadLetter(tx, deadLetterId))) throw new AppError("not_found");
    await appendAudit(tx, ctx, { action: "dead_letter.replayed", subject: deadLetterId });
  });
  announce();
}
