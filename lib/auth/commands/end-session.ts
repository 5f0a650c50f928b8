import { eq, inArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pushDevices, sessions } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { sha256 } from "@/lib/platform/secrets";

/** Whoever uses the device next is not told of what was its user's. */
const end = (db: Db, which: SQL): Promise<void> =>
  db.transaction(async (tx) => {
    const ended = await tx.delete(sessions).where(which).returning({ id: sessions.id });
    const ids = ended.map((session) => session.id);
    if (ids.length > 0) await tx.delete(pushDevices).where(inArray(pushDevices.sessionId, ids));
  });

/** Signs out the device that asks: its token is dead at once. */
export async function endSession(ctx: Ctx): Promise<void> {
  const { sessionId } = requireUser(ctx.actor);
  await end(ctx.db, eq(sessions.id, sessionId));
}

/** Signs out every device of the user who asks. */
export async function endAllSessions(ctx: Ctx): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.delete(pushDevices).where(eq(pushDevices.userId, userId));
  await end(ctx.db, eq(sessions.userId, userId));
}

/** Ends the session a token stands for, if there is one. */
export async function endSessionOf({ db }: Pick<Ctx, "db">, token: string): Promise<void> {
  await end(db, eq(sessions.tokenHash, sha256(token)));
}
