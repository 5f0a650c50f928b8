import { db } from "@/db/client";
import { requireOwner } from "@/lib/auth/policy";
import { listPayouts } from "@/lib/billing/queries/payouts";
import { getTableBill } from "@/lib/billing/queries/table-bill";
import {
  type BillJson,
  type PayoutsJson,
  type TableBillJson,
  toBillJson,
  toPayoutsJson,
  toTableBillJson,
} from "@/lib/billing/schema";
import { listCoupons } from "@/lib/coupons/queries";
import { type CouponJson, toCouponJson } from "@/lib/coupons/schema";
import { isStaff } from "@/lib/orders/policy";
import { getFullOrder } from "@/lib/orders/queries";
import type { Ctx, UserActor } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { getRestaurant } from "@/lib/restaurants/queries";

// What pages about money show first, in the shapes the API answers with.

const ctxOf = (actor: UserActor): Ctx => ({ db, now: new Date(), actor, requestId: "page" });

// To whoever works elsewhere a table is as little there as its bill before the first order.
const noBill: readonly string[] = ["not_found", "nothing_ordered", "forbidden"];

export interface BillPage {
  bill: BillJson;
  number: number;
  placedAt: string;
  restaurant: { id: string; name: string; address: string; timezone: string };
  isStaff: boolean;
}

/** The bill of an order for whoever may see the order. */
export async function findBillPage(
  viewer: UserActor,
  orderId: string,
): Promise<BillPage | undefined> {
  if (!isId(orderId)) return undefined;
  const ctx = ctxOf(viewer);
  try {
    const full = await getFullOrder(ctx, orderId);
    const { id, name, address, timezone } = await getRestaurant(ctx, full.order.restaurantId);
    return {
      bill: toBillJson(full),
      number: full.ticket.number,
      placedAt: full.order.placedAt.toISOString(),
      restaurant: { id, name, address, timezone },
      isStaff: isStaff(viewer, full.order),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}

export interface TableBillPage {
  bill: TableBillJson;
  at: string;
  restaurant: BillPage["restaurant"];
}

/** The bill of a table's sitting for the restaurant's staff; undefined when there is none. */
export async function findTableBillPage(
  viewer: UserActor,
  restaurantId: string,
  tableNumber: string,
): Promise<TableBillPage | undefined> {
  if (!isId(restaurantId)) return undefined;
  const ctx = ctxOf(viewer);
  try {
    const bill = toTableBillJson(await getTableBill(ctx, restaurantId, tableNumber));
    const { id, name, address, timezone } = await getRestaurant(ctx, restaurantId);
    return { bill, at: ctx.now.toISOString(), restaurant: { id, name, address, timezone } };
  } catch (error) {
    if (error instanceof AppError && noBill.includes(error.code)) return undefined;
    throw error;
  }
}

const WEEKS_SHOWN = 53;

/** What a restaurant has earned, week by week of the last year, for its owner. */
export async function getPayouts(viewer: UserActor, restaurantId: string): Promise<PayoutsJson> {
  const scope = requireOwner(viewer, restaurantId);
  return toPayoutsJson(await listPayouts(scope, { limit: WEEKS_SHOWN }), WEEKS_SHOWN);
}

/** A restaurant's own coupons, for its owner. */
export const listOwnersCoupons = async (
  viewer: UserActor,
  restaurantId: string,
): Promise<CouponJson[]> =>
  (await listCoupons(db, requireOwner(viewer, restaurantId))).map(toCouponJson);
