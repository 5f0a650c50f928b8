import { and, desc, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { deliveries, orders } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { type PageQuery, readMomentCursor } from "@/lib/platform/http/page";
import { historyStart } from "../policy";
import { type FullOrder, fillItems, withParts } from "../queries";
import { carriedStatuses, type OrderStatus } from "../types";
import { ofThisSitting } from "./sitting";

export interface ListOptions extends PageQuery {
  status?: OrderStatus | undefined;
  /** Only what the caller ordered, not what comes in where they work. */
  mine?: boolean;
}

/** Orders in a scope, newest first, one more than `limit`. */
export async function listIn(
  scope: SQL | undefined,
  { status, limit, cursor }: ListOptions,
): Promise<FullOrder[]> {
  const after = readMomentCursor(cursor);
  const older = after
    ? sql`(${orders.placedAt}, ${orders.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const rows = await withParts()
    .where(and(scope, older, status ? eq(orders.status, status) : undefined))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit + 1);
  return fillItems(rows);
}

const isCarriedBy = (riderId: string): SQL =>
  inArray(
    orders.id,
    db
      .select({ id: deliveries.orderId })
      .from(deliveries)
      .where(and(eq(deliveries.riderId, riderId), inArray(deliveries.status, carriedStatuses))),
  );

/**
 * Newest first, one more than `limit`: the caller's own orders, those of where they work, and what a
 * rider has in hand.
 */
export function listOrders({ actor, now }: Ctx, options: ListOptions): Promise<FullOrder[]> {
  if (actor.kind === "table") {
    return listIn(and(eq(orders.tableId, actor.tableId), ofThisSitting(now)), options);
  }
  const user = requireUser(actor);
  if (user.role === "admin" && !options.mine) return listIn(undefined, options);
  const own = and(eq(orders.customerId, user.userId), gte(orders.placedAt, historyStart(now)));
  if (options.mine) return listIn(own, options);
  const places = user.memberships.map((one) => one.restaurantId);
  const atWork = places.length > 0 ? inArray(orders.restaurantId, places) : undefined;
  const carried = user.role === "rider" ? isCarriedBy(user.userId) : undefined;
  return listIn(or(own, atWork, carried), options);
}

export const cursorOfOrder = ({ order }: FullOrder): readonly [number, string] => [
  order.placedAt.getTime(),
  order.id,
];
