import { and, eq, exists, inArray, lt, not, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { devMails, invitations, memberships, otpCodes, sessions, users } from "@/db/schema";
import { CUSTOMER_MINUTES, LOST_INVITATION_DAYS } from "@/lib/auth/rules";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";

const BATCH = 200;
const KEPT_MINUTES = 24 * 60;

/**
 * Deactivates customers who verified more than two hours ago and ends their sessions; then clears
 * away what has run out. @returns how many were deactivated
 */
export async function deactivateCustomers(now: Date): Promise<number> {
  let total = 0;
  for (let done = BATCH; done === BATCH; total += done) {
    done = await deactivateBatch(now);
    if (done > 0) announce();
  }
  await clearAway(now);
  return total;
}

async function clearAway(now: Date): Promise<void> {
  const yesterday = minutesAfter(now, -KEPT_MINUTES);
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  const lostBefore = minutesAfter(now, -LOST_INVITATION_DAYS * 24 * 60);
  await db.delete(invitations).where(lt(invitations.expiresAt, lostBefore));
  await db.delete(otpCodes).where(lt(otpCodes.createdAt, yesterday));
  await db.delete(devMails).where(lt(devMails.at, yesterday));
}

/** In one transaction: nobody is deactivated without the event, or signed in while deactivated. */
const deactivateBatch = (now: Date): Promise<number> =>
  db.transaction(async (tx) => {
    const isMember = tx
      .select({ one: sql`1` })
      .from(memberships)
      .where(eq(memberships.userId, users.id));
    const due = await tx
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          eq(users.role, "customer"),
          eq(users.isActive, true),
          lt(users.verifiedAt, minutesAfter(now, -CUSTOMER_MINUTES)),
          not(exists(isMember)),
        ),
      )
      .limit(BATCH)
      // Somebody who verifies right now is left alone.
      .for("update", { skipLocked: true });
    const ids = due.map((user) => user.id);
    if (ids.length === 0) return 0;
    await tx.update(users).set({ isActive: false }).where(inArray(users.id, ids));
    await tx.delete(sessions).where(inArray(sessions.userId, ids));
    for (const id of ids)
      await appendEvent(tx, "user.deactivated", { key: id, at: now, data: { user_id: id } });
    return ids.length;
  });
