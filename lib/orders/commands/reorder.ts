import { findMenuSnapshot } from "@/lib/menu/queries";
import type { MenuSnapshot } from "@/lib/menu/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { requireItsCustomer } from "../policy";
import { type FullOrder, getFullOrder } from "../queries";
import { type Repriced, reprice } from "../rules/pricing";

export interface Reordered extends Repriced {
  order: FullOrder["order"];
  snapshot: MenuSnapshot;
}

/**
 * What ordering the same again comes to today. Nothing is placed yet: a price that has changed is to
 * be seen first. @throws AppError `not_found` also when the restaurant is gone
 */
export async function reorder(ctx: Ctx, orderId: string): Promise<Reordered> {
  const { order, items } = await getFullOrder(ctx, orderId);
  requireItsCustomer(ctx.actor, order, ctx.now);
  const snapshot = await findMenuSnapshot(order.restaurantId);
  if (!snapshot) {
    throw new AppError("not_found", { detail: "The restaurant is no longer with Tiffin" });
  }
  return { order, snapshot, ...reprice(items, snapshot.foods) };
}
