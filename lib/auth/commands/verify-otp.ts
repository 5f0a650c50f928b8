import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { invitations, memberships, sessions, users } from "@/db/schema";
import { roleAtSignUp, sessionMinutes } from "@/lib/auth/rules";
import { type NewSession, tokenKinds } from "@/lib/auth/types";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx, Role } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { newToken, sha256 } from "@/lib/platform/secrets";
import { type CodeAnswer, checkCode, useUpCode } from "./check-code";
import { takeUpInvitations } from "./take-up-invitations";

/**
 * Signs in whoever knows the code that was mailed; the first time, it signs them up.
 * @throws AppError `invalid_code` whatever is wrong with it, `account_banned` after a right one
 */
export async function verifyOtp(ctx: Ctx, answer: CodeAnswer): Promise<NewSession> {
  const askedRole = await checkCode(ctx, answer);
  const outcome = await ctx.db.transaction(async (tx) => {
    if (!(await useUpCode(tx, ctx.now, answer.requestId))) return "invalid_code";
    const user = await welcome(tx, ctx.now, answer.email, askedRole);
    return user ? beginSession(tx, ctx.now, user) : "account_banned";
  });
  if (typeof outcome === "string") throw new AppError(outcome);
  announce();
  return outcome;
}

interface Welcomed {
  id: string;
  email: string;
  role: Role;
}

/** The user of an address, made if new, active again if not; undefined for the banned. */
async function welcome(
  tx: Db,
  now: Date,
  email: string,
  asked: Role,
): Promise<Welcomed | undefined> {
  const invited = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.email, email), gt(invitations.expiresAt, now)));
  const role = roleAtSignUp(
    asked,
    invited.map((one) => one.role),
  );
  const [user] = await tx
    .insert(users)
    .values({ email, role, verifiedAt: now, createdAt: now })
    .onConflictDoUpdate({
      target: users.email,
      set: { verifiedAt: now },
      setWhere: isNull(users.bannedAt),
    })
    .returning({
      id: users.id,
      role: users.role,
      isActive: users.isActive,
      isNew: sql<boolean>`(xmax = 0)`,
    });
  if (!user) return undefined;
  const about = { key: user.id, at: now };
  if (user.isNew)
    await appendEvent(tx, "user.registered", { ...about, data: { user_id: user.id, role } });
  if (!user.isActive) {
    await tx.update(users).set({ isActive: true }).where(eq(users.id, user.id));
    await appendEvent(tx, "user.reactivated", { ...about, data: { user_id: user.id } });
  }
  if (invited.length > 0) await takeUpInvitations(tx, now, { id: user.id, email });
  return { id: user.id, email, role: user.role };
}

async function beginSession(tx: Db, now: Date, user: Welcomed): Promise<NewSession> {
  const { id: userId, email, role } = user;
  const token = newToken(tokenKinds.session);
  const [work] = await tx
    .select({ id: memberships.restaurantId })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .limit(1);
  const expiresAt = minutesAfter(now, sessionMinutes(role, work !== undefined));
  await tx
    .insert(sessions)
    .values({ id: newId(), userId, tokenHash: sha256(token), createdAt: now, expiresAt });
  return { token, userId, email, role, expiresAt };
}
