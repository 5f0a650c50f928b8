import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { savedAddresses, users } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/secrets";
import type { NamedAddress, SavedAddress } from "../types";

const MOST_ADDRESSES = 20;

/** Keeps an address under an id of the client's choice, or changes the one there. @throws `too_many_addresses` */
export async function saveAddress(
  ctx: Ctx,
  id: string,
  address: NamedAddress,
): Promise<SavedAddress> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    await refuseTooMany(tx, userId, id);
    const row = { id, userId, sealed: seal(JSON.stringify(address)), updatedAt: ctx.now };
    const saved = await tx
      .insert(savedAddresses)
      .values(row)
      .onConflictDoUpdate({
        target: savedAddresses.id,
        set: { sealed: row.sealed, updatedAt: ctx.now },
        setWhere: eq(savedAddresses.userId, userId),
      })
      .returning({ id: savedAddresses.id });
    // The id is somebody else's.
    if (saved.length === 0) throw new AppError("not_found");
    const data = { user_id: userId, address_id: id };
    await appendEvent(tx, "user.address_saved", { key: userId, at: ctx.now, data });
  });
  announce();
  return { id, ...address };
}

async function refuseTooMany(tx: Db, userId: string, id: string): Promise<void> {
  // Who saves several at once takes turns here.
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user || user.deletedAt) throw new AppError("unauthenticated");
  const [others] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(savedAddresses)
    .where(and(eq(savedAddresses.userId, userId), ne(savedAddresses.id, id)));
  if ((others?.count ?? 0) >= MOST_ADDRESSES) throw new AppError("too_many_addresses");
}

/** Forgets an address of the caller's. */
export async function removeAddress(ctx: Ctx, id: string): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const removed = await tx
      .delete(savedAddresses)
      .where(and(eq(savedAddresses.id, id), eq(savedAddresses.userId, userId)))
      .returning({ id: savedAddresses.id });
    if (removed.length === 0) throw new AppError("not_found");
    const data = { user_id: userId, address_id: id };
    await appendEvent(tx, "user.address_removed", { key: userId, at: ctx.now, data });
  });
  announce();
}
