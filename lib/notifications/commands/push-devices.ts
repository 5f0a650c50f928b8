import { and, desc, eq, notInArray } from "drizzle-orm";
import { noticePreferences, pushDevices } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { isPushEndpoint } from "@/lib/platform/push";
import { seal, sha256 } from "@/lib/platform/secrets";
import type { NewPushDevice } from "../schema";

const MOST_DEVICES = 10;

/**
 * Tells a browser from now on. The same browser again changes nothing; signed in as somebody else, it
 * is theirs. Of more than ten the oldest is forgotten. @returns its id
 */
export async function addPushDevice(
  ctx: Ctx,
  { endpoint, keys, language }: NewPushDevice,
): Promise<string> {
  const { userId, sessionId } = requireUser(ctx.actor);
  if (!isPushEndpoint(endpoint)) {
    const message = "not a push service we send to";
    throw new AppError("invalid_request", { errors: [{ path: "endpoint", message }] });
  }
  const sealed = seal(JSON.stringify({ endpoint, keys }));
  const kept = { userId, sessionId, sealed, createdAt: ctx.now };
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(pushDevices)
      .values({ id: newId(), endpointHash: sha256(endpoint), ...kept })
      .onConflictDoUpdate({ target: pushDevices.endpointHash, set: kept })
      .returning({ id: pushDevices.id });
    if (!row) throw new AppError("internal_error");
    const latest = tx
      .select({ id: pushDevices.id })
      .from(pushDevices)
      .where(eq(pushDevices.userId, userId))
      .orderBy(desc(pushDevices.createdAt), desc(pushDevices.id))
      .limit(MOST_DEVICES);
    await tx
      .delete(pushDevices)
      .where(and(eq(pushDevices.userId, userId), notInArray(pushDevices.id, latest)));
    if (language) {
      await tx
        .insert(noticePreferences)
        .values({ userId, language, updatedAt: ctx.now })
        .onConflictDoUpdate({
          target: noticePreferences.userId,
          set: { language, updatedAt: ctx.now },
        });
    }
    return row.id;
  });
}

/** Tells a browser no more. @throws AppError `not_found` for one that is not the caller's */
export async function removePushDevice(ctx: Ctx, id: string): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { rowCount } = await ctx.db
    .delete(pushDevices)
    .where(and(eq(pushDevices.id, id), eq(pushDevices.userId, userId)));
  if (rowCount !== 1) throw new AppError("not_found");
}
