import { eq, gt, inArray } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import {
  deliveryPositions,
  events,
  favourites,
  invitations,
  noticePreferences,
  notificationSends,
  notifications,
  pushDevices,
  ratings,
  riders,
  savedAddresses,
  users,
} from "@/db/schema";
import { checkCode, useUpCode } from "@/lib/auth/commands/check-code";
import { eraseUser } from "@/lib/auth/commands/erase-user";
import { requireUser } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { eraseOrders, hasOrdersUnderWay } from "@/lib/orders/commands/erase-orders";
import { appendAudit } from "@/lib/platform/audit";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/secrets";

interface Confirmation {
  code: string;
  requestId: string;
}

/**
 * Deletes the caller's account, confirmed by a code just mailed to them: all that tells who they are
 * is erased, orders and bills stay without it.
 * @throws AppError `invalid_code`, `orders_under_way`, `last_owner`; administrators: `forbidden`
 */
export async function deleteAccount(ctx: Ctx, { code, requestId }: Confirmation): Promise<void> {
  const { userId, email, role } = requireUser(ctx.actor);
  if (role === "admin") throw new AppError("forbidden");
  await checkCode(ctx, { email, code, requestId });
  await ctx.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    if (await hasOrdersUnderWay(tx, userId)) throw new AppError("orders_under_way");
    if (!(await useUpCode(tx, ctx.now, requestId))) throw new AppError("invalid_code");
    await eraseAll(tx, ctx, { userId, email });
  });
  announce();
}

/**
 * Erases somebody who asked for it in another way than with a code: the same as deleting one's account.
 * @returns their id; undefined when nobody has the address, whose traces are erased all the same
 * @throws AppError `orders_under_way`, `last_owner`
 */
export async function erasePerson(ctx: Ctx, email: string): Promise<string | undefined> {
  const found = await ctx.db.transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email)).for("update");
    if (user && (await hasOrdersUnderWay(tx, user.id))) throw new AppError("orders_under_way");
    if (user) await eraseAll(tx, ctx, { userId: user.id, email });
    else await eraseInvited(tx, email);
    return user;
  });
  announce();
  return found?.id;
}

async function eraseAll(
  tx: Tx,
  ctx: Ctx,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  await forget(tx, userId);
  await eraseInvited(tx, email);
  await eraseUser(tx, { userId, email }, ctx.now);
  await appendEvent(tx, "user.deleted", { key: userId, at: ctx.now, data: { user_id: userId } });
  await appendAudit(tx, ctx, { action: "account.deleted", subject: userId });
}

/** What the log and the invitations still say of an address; whoever reads them finds nobody's. */
async function eraseInvited(tx: Tx, email: string): Promise<void> {
  await tx.delete(invitations).where(eq(invitations.email, email));
  const told = await tx
    .select({ position: events.position, payload: events.payload })
    .from(events)
    .where(eq(events.type, "user.invited"));
  const theirs = told.filter(({ payload }) => {
    const sealed = payload.address_sealed;
    return typeof sealed === "string" && unseal(Buffer.from(sealed, "base64")) === email;
  });
  const nobody = seal("nobody@deleted.invalid").toString("base64");
  for (const { position, payload } of theirs)
    await tx
      .update(events)
      .set({ payload: { ...payload, address_sealed: nobody } })
      .where(eq(events.position, position));
}

async function forget(tx: Tx, userId: string): Promise<void> {
  await tx.delete(favourites).where(eq(favourites.userId, userId));
  // Of a rider the name, the number and the ways they took; their pay stays in the books.
  await tx.delete(riders).where(eq(riders.userId, userId));
  await tx.delete(deliveryPositions).where(eq(deliveryPositions.riderId, userId));
  await tx.delete(savedAddresses).where(eq(savedAddresses.userId, userId));
  // The stars stay in the restaurant's sum; the words were theirs.
  await tx.update(ratings).set({ comment: null }).where(eq(ratings.customerId, userId));
  await tx.delete(pushDevices).where(eq(pushDevices.userId, userId));
  await tx.delete(noticePreferences).where(eq(noticePreferences.userId, userId));
  await tx
    .delete(notificationSends)
    .where(
      inArray(
        notificationSends.notificationId,
        tx
          .select({ id: notifications.id })
          .from(notifications)
          .where(eq(notifications.userId, userId)),
      ),
    );
  await tx.delete(notifications).where(eq(notifications.userId, userId));
  await eraseOrders(tx, [userId]);
}

const LEFTOVER_DAYS = 3;

/** Erases once more what was on its way in while its customer's account was being deleted. */
export async function eraseLeftovers(now: Date): Promise<void> {
  const since = minutesAfter(now, -LEFTOVER_DAYS * 24 * 60);
  const gone = await db.select({ id: users.id }).from(users).where(gt(users.deletedAt, since));
  if (gone.length === 0) return;
  await eraseOrders(
    db,
    gone.map((user) => user.id),
  );
}
