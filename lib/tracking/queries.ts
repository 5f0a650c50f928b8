import { isCarrying } from "@/lib/delivery/policy";
import { findDelivery, type UnderWayDelivery } from "@/lib/delivery/queries/under-way";
import {
  type FullOrderWithMoney,
  getFullOrder,
  getOrder,
  loadFullOrder,
  type OrderRow,
} from "@/lib/orders/queries";
import type { Actor, Ctx } from "@/lib/platform/ctx";

export interface Tracked {
  full: FullOrderWithMoney;
  found: UnderWayDelivery | undefined;
}

const isRider = (actor: Actor): boolean => actor.kind === "user" && actor.role === "rider";

/** The order for the rider who has it in hand; undefined for any other, and afterwards. */
async function findCarried(ctx: Ctx, id: string): Promise<Tracked | undefined> {
  if (!isRider(ctx.actor)) return undefined;
  const found = await findDelivery(id, ctx.now);
  if (!found || !isCarrying(ctx.actor, found.delivery)) return undefined;
  return { full: await loadFullOrder(id), found };
}

/** An order with its delivery: for its customer, its table, its restaurant's staff and its rider. */
export async function getTracked(ctx: Ctx, id: string): Promise<Tracked> {
  const carried = await findCarried(ctx, id);
  if (carried) return carried;
  const full = await getFullOrder(ctx, id);
  const isDelivery = full.order.orderType === "delivery";
  return { full, found: isDelivery ? await findDelivery(full.order.id, ctx.now) : undefined };
}

/** The order alone, for the same people. */
export const getTrackedOrder = async (ctx: Ctx, id: string): Promise<OrderRow> =>
  (await findCarried(ctx, id))?.full.order ?? getOrder(ctx, id);
