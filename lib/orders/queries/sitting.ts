import { and, asc, eq, isNotNull, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { type Db, db } from "@/db/client";
import { diningTables, orders, restaurants } from "@/db/schema";
import { requireTable } from "@/lib/auth/policy";
import type { Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type FullOrder, fillItems, type OrderRow, withParts } from "../queries";

/** How far back a table sees its own orders: one sitting. */
const SITTING_MS = 12 * 3_600_000;

/** Of a table's orders those of the guests who sit there now. */
export const ofThisSitting = (now: Date): SQL =>
  sql`${orders.placedAt} >= greatest(${new Date(now.getTime() - SITTING_MS).toISOString()}::timestamptz,
    (select sitting_since from ${diningTables} t where t.id = ${orders.tableId}))`;

const hadBy = (tableId: string, now: Date) =>
  and(
    eq(orders.tableId, tableId),
    ofThisSitting(now),
    notInArray(orders.status, ["CANCELLED", "REJECTED"]),
  );

/** What the guests who sit at a table now have had, earliest first; nothing that was called off. */
export const listSitting = (tx: Db, tableId: string, now: Date): Promise<OrderRow[]> =>
  tx.select().from(orders).where(hadBy(tableId, now)).orderBy(asc(orders.placedAt));

/** The same, with all that belongs to each order. */
export const listFullSitting = async (tableId: string, now: Date): Promise<FullOrder[]> =>
  fillItems(await withParts().where(hadBy(tableId, now)).orderBy(asc(orders.placedAt)));

/** What a table has had in this sitting. */
export interface Tab {
  tableNumber: string;
  currency: string;
  totalMinor: number;
  /** Since when its guests wait for the bill. */
  billRequestedAt: Date | null;
}

const tabs = (where: SQL | undefined, now: Date): Promise<Tab[]> =>
  db
    .select({
      tableNumber: diningTables.tableNumber,
      currency: restaurants.currency,
      totalMinor: sql<number>`coalesce(sum(${orders.totalMinor}), 0)`.mapWith(Number),
      billRequestedAt: diningTables.billRequestedAt,
    })
    .from(diningTables)
    .innerJoin(restaurants, eq(restaurants.id, diningTables.restaurantId))
    .leftJoin(
      orders,
      and(
        eq(orders.tableId, diningTables.id),
        ofThisSitting(now),
        notInArray(orders.status, ["CANCELLED", "REJECTED"]),
      ),
    )
    .where(where)
    .groupBy(diningTables.id, restaurants.currency)
    .orderBy(asc(diningTables.billRequestedAt), asc(diningTables.id));

/** The tab of the caller's table. */
export async function getTab({ actor, now }: Ctx): Promise<Tab> {
  const [tab] = await tabs(eq(diningTables.id, requireTable(actor).tableId), now);
  if (!tab) throw new AppError("not_found");
  return tab;
}

/** The tables whose guests wait for the bill, those who wait longest first. */
export const listBillRequests = ({ restaurantId }: RestaurantScope, now: Date): Promise<Tab[]> =>
  tabs(
    and(
      eq(diningTables.restaurantId, restaurantId),
      isNull(diningTables.revokedAt),
      isNotNull(diningTables.billRequestedAt),
    ),
    now,
  );
