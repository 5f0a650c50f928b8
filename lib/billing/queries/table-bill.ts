import { and, eq, isNull } from "drizzle-orm";
import { diningTables } from "@/db/schema";
import { requireMember } from "@/lib/auth/policy";
import type { FullOrder } from "@/lib/orders/queries";
import { listFullSitting } from "@/lib/orders/queries/sitting";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** What the guests who sit at a table now have had. */
export interface TableBill {
  restaurantId: string;
  tableNumber: string;
  currency: string;
  /** Earliest first; nothing that was called off, and at least one. */
  had: FullOrder[];
}

/**
 * The one bill of a table's sitting, for the restaurant's staff.
 * @throws AppError `nothing_ordered` when its guests have had nothing
 */
export async function getTableBill(
  ctx: Ctx,
  restaurantId: string,
  tableNumber: string,
): Promise<TableBill> {
  requireMember(ctx.actor, restaurantId);
  const live = and(
    eq(diningTables.restaurantId, restaurantId),
    eq(diningTables.tableNumber, tableNumber),
    isNull(diningTables.revokedAt),
  );
  const [table] = await ctx.db.select({ id: diningTables.id }).from(diningTables).where(live);
  if (!table) throw new AppError("not_found");
  const had = await listFullSitting(table.id, ctx.now);
  const [first] = had;
  if (!first) throw new AppError("nothing_ordered");
  return { restaurantId, tableNumber, currency: first.order.currency, had };
}
