import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { devMails, invitations, memberships, otpCodes, sessions, users } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { AppError } from "@/lib/platform/errors";
import { dropMembership } from "./remove-member";

/** What stands where an address stood. RFC 2606: nobody can ever have it. */
const erased = (userId: string) => `${userId}@deleted.invalid`;

interface Leaving {
  userId: string;
  email: string;
}

/**
 * Ends a user: every session, membership and trace of their address. The row stays without a name,
 * for orders refer to it. @throws AppError `last_owner` while a restaurant has no other owner
 */
export async function eraseUser(tx: Tx, { userId, email }: Leaving, now: Date): Promise<void> {
  await leaveRestaurants(tx, userId, now);
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(invitations).where(eq(invitations.email, email));
  await tx.delete(devMails).where(eq(devMails.to, email));
  // The rows stay for a day: the codes a network may ask for are counted from them.
  await tx
    .update(otpCodes)
    .set({ email: erased(userId), usedAt: now })
    .where(eq(otpCodes.email, email));
  await tx
    .update(users)
    .set({ email: erased(userId), isActive: false, verifiedAt: null, deletedAt: now })
    .where(eq(users.id, userId));
}

async function leaveRestaurants(tx: Tx, userId: string, now: Date): Promise<void> {
  const own = await tx.select().from(memberships).where(eq(memberships.userId, userId));
  if (own.length === 0) return;
  const places = own.map((one) => one.restaurantId);
  const owners = await tx
    .select()
    .from(memberships)
    .where(and(inArray(memberships.restaurantId, places), eq(memberships.role, "owner")))
    .orderBy(memberships.restaurantId, memberships.userId)
    // Two last owners who leave at once take turns here.
    .for("update");
  for (const { restaurantId, role } of own) {
    const others = owners.some((one) => one.restaurantId === restaurantId && one.userId !== userId);
    if (role === "owner" && !others) throw new AppError("last_owner");
    await dropMembership(tx, restaurantId, userId);
    await appendEvent(tx, "user.member_removed", {
      key: userId,
      restaurantId,
      at: now,
      data: { user_id: userId, restaurant_id: restaurantId },
    });
  }
}
