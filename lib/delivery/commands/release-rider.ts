import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deliveries, orders } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import { announce } from "@/lib/events/wake";
import { requireItsStaff } from "@/lib/orders/policy";
import { getOrder } from "@/lib/orders/queries";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { DeliveryRow } from "../queries/assignments";
import { endedReasons, releasableStatuses } from "../types";
import { beginAnew } from "./begin-anew";
import { tellStep } from "./tell-step";

/**
 * Takes an order from a rider who is stuck, before the food is picked up: somebody else is looked for
 * at once, and the rider is not asked for it again. For the restaurant's staff and administrators.
 * @returns the delivery that is begun anew
 */
export async function releaseRider(
  ctx: Ctx,
  orderId: string,
  reason: string = endedReasons.released,
): Promise<DeliveryRow> {
  const order = await getOrder(ctx, orderId);
  requireItsStaff(ctx.actor, order, ctx.now);
  const { userId: by } = requireUser(ctx.actor);
  const begun = await ctx.db.transaction(async (tx) => {
    const [held, carried] = await hold(tx, order.id);
    const [released] = await tx
      .update(deliveries)
      .set({ status: "FAILED", failedAt: ctx.now, failReason: reason, updatedAt: ctx.now })
      .where(eq(deliveries.id, carried.id))
      .returning();
    const anew = released && (await beginAnew(tx, released, held, ctx.now));
    if (!anew) throw new AppError("not_releasable");
    await tellStep(tx, released, { from: carried.status, at: ctx.now, reason, by });
    await appendAudit(tx, ctx, {
      action: "delivery.released",
      restaurantId: order.restaurantId,
      subject: order.id,
      details: { rider_id: carried.riderId, delivery_id: carried.id, from: carried.status, reason },
    });
    return anew;
  });
  announce();
  return begun;
}

/** Order and delivery as they are now: a rider who picks it up, or a customer who cancels, waits or was first. */
async function hold(tx: Tx, orderId: string) {
  const [order] = await tx
    .select({ status: orders.status })
    .from(orders)
    .where(eq(orders.id, orderId))
    .for("share");
  const [carried] = await tx
    .select()
    .from(deliveries)
    .where(
      and(eq(deliveries.orderId, orderId), inArray(deliveries.status, [...releasableStatuses])),
    )
    .for("update");
  if (!order || !carried) throw new AppError("not_releasable");
  return [order, carried] as const;
}
