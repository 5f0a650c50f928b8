import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { sha256 } from "@/lib/platform/secrets";

/** Signs out the device that asks: its token is dead at once. */
export async function endSession(ctx: Ctx): Promise<void> {
  const { sessionId } = requireUser(ctx.actor);
  await ctx.db.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Signs out every device of the user who asks. */
export async function endAllSessions(ctx: Ctx): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.delete(sessions).where(eq(sessions.userId, userId));
}

/** Ends the session a token stands for, if there is one. */
export async function endSessionOf({ db }: Pick<Ctx, "db">, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, sha256(token)));
}
