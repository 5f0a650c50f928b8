import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { diningTables } from "@/db/schema";
import { requireTable } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { OrderRow } from "../queries";
import { getTab, listSitting, type Tab } from "../queries/sitting";

/** What every fact about a table says. */
const factOf = (table: typeof diningTables.$inferSelect) => ({
  restaurant_id: table.restaurantId,
  table_id: table.id,
  table_number: table.tableNumber,
});

/**
 * The guests at the caller's table want to pay. Asking again, while they wait, changes nothing.
 * @throws AppError `nothing_ordered` when the table has had nothing
 */
export async function askForBill(ctx: Ctx): Promise<Tab> {
  const { tableId } = requireTable(ctx.actor);
  const tab = await getTab(ctx);
  if (tab.billRequestedAt) return tab;
  if (tab.totalMinor === 0) throw new AppError("nothing_ordered");
  await ctx.db.transaction(async (tx) => {
    const [asked] = await tx
      .update(diningTables)
      .set({ billRequestedAt: ctx.now })
      .where(and(eq(diningTables.id, tableId), isNull(diningTables.billRequestedAt)))
      .returning();
    if (!asked) return;
    await appendEvent(tx, "table.bill_requested", {
      key: tableId,
      restaurantId: asked.restaurantId,
      at: ctx.now,
      data: factOf(asked),
    });
  });
  announce();
  return getTab(ctx);
}

/**
 * The guests have paid and left: the next ones begin with nothing.
 * @returns what they had, in order of its placing
 */
export async function clearTable(
  tx: Tx,
  now: Date,
  { restaurantId, tableNumber }: { restaurantId: string; tableNumber: string },
): Promise<OrderRow[]> {
  const live = and(
    eq(diningTables.restaurantId, restaurantId),
    eq(diningTables.tableNumber, tableNumber),
    isNull(diningTables.revokedAt),
  );
  const [table] = await tx.select().from(diningTables).where(live).for("update");
  if (!table) throw new AppError("not_found");
  const had = await listSitting(tx, table.id, now);
  await tx
    .update(diningTables)
    .set({ billRequestedAt: null, sittingSince: now })
    .where(eq(diningTables.id, table.id));
  await appendEvent(tx, "table.cleared", {
    key: table.id,
    restaurantId,
    at: now,
    data: factOf(table),
  });
  return had;
}
