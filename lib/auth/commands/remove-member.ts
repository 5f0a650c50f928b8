import { and, eq, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { invitations, memberships, users } from "@/db/schema";
import { requireOwner, requireRemover } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** Ends a membership: owners remove anybody, members themselves; a restaurant keeps an owner. */
export async function removeMember(ctx: Ctx, restaurantId: string, userId: string): Promise<void> {
  requireRemover(ctx.actor, restaurantId, userId);
  await ctx.db.transaction(async (tx) => {
    const members = await tx
      .select({ userId: memberships.userId, role: memberships.role })
      .from(memberships)
      .where(eq(memberships.restaurantId, restaurantId))
      .orderBy(memberships.userId)
      // Two owners who remove each other take turns here.
      .for("update");
    const owners = members.filter((one) => one.role === "owner");
    if (!members.some((one) => one.userId === userId)) throw new AppError("not_found");
    if (owners.length === 1 && owners[0]?.userId === userId) throw new AppError("last_owner");
    await dropMembership(tx, restaurantId, userId);
    await appendEvent(tx, "user.member_removed", {
      key: userId,
      restaurantId,
      at: ctx.now,
      data: { user_id: userId, restaurant_id: restaurantId },
    });
    await appendAudit(tx, ctx, { action: "member.removed", restaurantId, subject: userId });
  });
  announce();
}

export async function dropMembership(tx: Db, restaurantId: string, userId: string): Promise<void> {
  const their = eq(memberships.userId, userId);
  await tx.delete(memberships).where(and(their, eq(memberships.restaurantId, restaurantId)));
  // Kitchen staff without a kitchen are customers, so that they can order.
  await tx
    .update(users)
    .set({ role: "customer" })
    .where(
      and(
        eq(users.id, userId),
        eq(users.role, "kitchen"),
        notExists(tx.select({ one: sql`1` }).from(memberships).where(their)),
      ),
    );
}

/** Takes an invitation back that nobody has taken up. */
export async function withdrawInvitation(
  ctx: Ctx,
  restaurantId: string,
  email: string,
): Promise<void> {
  requireOwner(ctx.actor, restaurantId);
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(invitations)
      .where(and(eq(invitations.restaurantId, restaurantId), eq(invitations.email, email)))
      .returning({ email: invitations.email });
    if (gone.length === 0) throw new AppError("not_found");
    const data = { restaurant_id: restaurantId };
    await appendEvent(tx, "user.invitation_withdrawn", {
      key: restaurantId,
      restaurantId,
      at: ctx.now,
      data,
    });
    await appendAudit(tx, ctx, { action: "invitation.withdrawn", restaurantId });
  });
  announce();
}
