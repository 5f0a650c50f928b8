import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { invitations, memberships, restaurants, users } from "@/db/schema";
import { requireOwner, requireUser } from "@/lib/auth/policy";
import { INVITATION_DAYS } from "@/lib/auth/rules";
import type { Member } from "@/lib/auth/types";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx, MemberRole } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/secrets";

interface Invited {
  email: string;
  role: MemberRole;
}

/**
 * Brings somebody into a restaurant: a known address is a member at once, an unknown one when it
 * first verifies a code. The mail is sent by a consumer of the event.
 */
export async function inviteMember(
  ctx: Ctx,
  restaurantId: string,
  invited: Invited,
): Promise<Member> {
  requireOwner(ctx.actor, restaurantId);
  const member = await ctx.db.transaction(async (tx) => {
    await mustExist(tx, restaurantId);
    const [known] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, invited.email));
    const expiresAt = minutesAfter(ctx.now, INVITATION_DAYS * 24 * 60);
    if (known) {
      await addMember(tx, ctx.now, restaurantId, known.id, invited.role);
      await dropInvitation(tx, restaurantId, invited.email);
    } else await keepInvitation(tx, ctx, restaurantId, { ...invited, expiresAt });
    await appendAudit(tx, ctx, {
      action: "member.invited",
      restaurantId,
      ...(known ? { subject: known.id } : {}),
      details: { role: invited.role },
    });
    const invitation = known ? null : { expiresAt, isLost: false };
    return { userId: known?.id ?? null, ...invited, since: ctx.now, invitation };
  });
  announce();
  return member;
}

async function mustExist(tx: Db, id: string): Promise<void> {
  const found = await tx
    .select({ id: restaurants.id })
    .from(restaurants)
    .where(eq(restaurants.id, id));
  if (found.length === 0) throw new AppError("not_found");
}

async function addMember(
  tx: Db,
  at: Date,
  restaurantId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  const added = await tx
    .insert(memberships)
    .values({ userId, restaurantId, role, createdAt: at })
    .onConflictDoNothing()
    .returning({ userId: memberships.userId });
  if (added.length === 0)
    throw new AppError("already_exists", { detail: "They work here already" });
  // Who owns one restaurant may open another.
  if (role === "owner")
    await tx
      .update(users)
      .set({ role })
      .where(and(eq(users.id, userId), inArray(users.role, ["customer", "kitchen"])));
  const data = { user_id: userId, restaurant_id: restaurantId, role, by: "owner" } as const;
  await appendEvent(tx, "user.member_added", { key: userId, restaurantId, at, data });
}

/** One that ran out before they signed up has nothing to say any more. */
const dropInvitation = (tx: Db, restaurantId: string, email: string) =>
  tx
    .delete(invitations)
    .where(and(eq(invitations.restaurantId, restaurantId), eq(invitations.email, email)));

async function keepInvitation(
  tx: Db,
  { actor, now }: Ctx,
  restaurantId: string,
  { email, role, expiresAt }: Invited & { expiresAt: Date },
): Promise<void> {
  const told = { role, createdAt: now, expiresAt };
  await tx
    .insert(invitations)
    .values({ restaurantId, email, invitedBy: requireUser(actor).userId, ...told })
    .onConflictDoUpdate({ target: [invitations.restaurantId, invitations.email], set: told });
  const data = {
    restaurant_id: restaurantId,
    role,
    address_sealed: seal(email).toString("base64"),
  };
  await appendEvent(tx, "user.invited", { key: restaurantId, restaurantId, at: now, data });
}
