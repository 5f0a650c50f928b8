import { and, eq, gt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { invitations, memberships } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";

/** Makes a user who just showed that an address is theirs a member wherever it was invited. */
export async function takeUpInvitations(
  tx: Db,
  now: Date,
  user: { id: string; email: string },
): Promise<void> {
  const open = await tx
    .delete(invitations)
    .where(and(eq(invitations.email, user.email), gt(invitations.expiresAt, now)))
    .returning();
  if (open.length === 0) return;
  const joined = await tx
    .insert(memberships)
    .values(
      open.map(({ restaurantId, role }) => ({
        userId: user.id,
        restaurantId,
        role,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
    .returning({ restaurantId: memberships.restaurantId, role: memberships.role });
  for (const { restaurantId, role } of joined)
    await appendEvent(tx, "user.member_added", {
      key: user.id,
      restaurantId,
      at: now,
      data: { user_id: user.id, restaurant_id: restaurantId, role, by: "invitation" },
    });
}
