import { and, eq, isNull } from "drizzle-orm";
import { diningTables } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import { tokenKinds } from "@/lib/auth/types";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newToken, seal, sha256 } from "@/lib/platform/secrets";
import { type DiningTable, tableUrl } from "../queries";

/** Sets up a table that guests order at; 409 while another one has the number. */
export async function addTable(
  ctx: Ctx,
  restaurantId: string,
  tableNumber: string,
): Promise<DiningTable> {
  requireOwner(ctx.actor, restaurantId);
  const token = newToken(tokenKinds.table);
  const [row] = await ctx.db
    .insert(diningTables)
    .values({
      restaurantId,
      tableNumber,
      tokenHash: sha256(token),
      tokenSealed: seal(token),
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw new AppError("already_exists", { detail: `There is a table ${tableNumber}` });
  return { tableNumber, token, url: tableUrl(token), createdAt: row.createdAt };
}

/** Ends a table's token at once; the number is free for a new one. */
export async function revokeTable(
  ctx: Ctx,
  restaurantId: string,
  tableNumber: string,
): Promise<void> {
  requireOwner(ctx.actor, restaurantId);
  await ctx.db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(diningTables)
      .set({ revokedAt: ctx.now, billRequestedAt: null })
      .where(
        and(
          eq(diningTables.restaurantId, restaurantId),
          eq(diningTables.tableNumber, tableNumber),
          isNull(diningTables.revokedAt),
        ),
      )
      .returning({ id: diningTables.id });
    if (!revoked) throw new AppError("not_found");
    const subject = revoked.id;
    await appendAudit(tx, ctx, { action: "table.revoked", restaurantId, subject });
  });
}
