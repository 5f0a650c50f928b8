import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deliveries, orders, riders } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { illegalStep, stepOrder } from "@/lib/orders/commands/change-status";
import type { OrderRow } from "@/lib/orders/queries";
import type { OrderStatus } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { DeliveryRow } from "../queries/assignments";
import { deliverySteps, momentOfStep } from "../rules/states";
import type { DeliveryStatus, RiderStep } from "../types";
import { checkPin } from "./check-pin";

export interface Step {
  status: RiderStep;
  /** What the customer said at the door. */
  pin?: string | undefined;
  reason?: string | undefined;
  /** When it happened, by the rider's own clock. */
  at?: Date | undefined;
}

/**
 * Takes a delivery one step on, and its order along: picked up is out for delivery, delivered is
 * completed. A step that was taken already stays as it is, so that a lost answer can be asked again.
 */
export const takeStep = (ctx: Ctx, orderId: string, step: Step): Promise<DeliveryRow> =>
  decideAgain(() => stepNow(ctx, orderId, step));

/** The latest delivery of an order that the caller has or had in hand; otherwise as if it did not exist. */
async function getOwn(ctx: Ctx, orderId: string): Promise<DeliveryRow> {
  const { userId } = requireRole(ctx.actor, "rider");
  const [found] = await ctx.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.orderId, orderId), eq(deliveries.riderId, userId)))
    .orderBy(desc(deliveries.assignedAt))
    .limit(1);
  if (!found) throw new AppError("not_found");
  return found;
}

async function stepNow(ctx: Ctx, orderId: string, step: Step): Promise<DeliveryRow> {
  const delivery = await getOwn(ctx, orderId);
  if (delivery.status === step.status) return delivery;
  const allowed: readonly DeliveryStatus[] = deliverySteps[delivery.status];
  if (!allowed.includes(step.status)) throw illegalStep(delivery.status, step.status, allowed);
  const at = momentOfStep(step.at, lastMomentOf(delivery), ctx.now);
  if (!at) {
    const message = "not between the step before it and now";
    throw new AppError("invalid_request", { errors: [{ path: "at", message }], detail: message });
  }
  if (step.status === "DELIVERED") await checkPin(delivery, step.pin, ctx.now);
  const moved = await ctx.db.transaction(async (tx) => {
    const order = await moveOrder(tx, delivery, step, at);
    return write(tx, delivery, order, step, at);
  });
  announce();
  return moved;
}

const lastMomentOf = (delivery: DeliveryRow): Date =>
  delivery.pickedUpAt ?? delivery.arrivedAt ?? delivery.assignedAt ?? delivery.createdAt;

const orderSteps: Partial<Record<RiderStep, OrderStatus>> = {
  PICKED_UP: "OUT_FOR_DELIVERY",
  DELIVERED: "COMPLETED",
};

/** The order's own step where the delivery's has one: what the kitchen has not finished cannot leave. */
async function moveOrder(
  tx: Tx,
  { orderId, riderId }: DeliveryRow,
  step: Step,
  at: Date,
): Promise<OrderRow> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new AppError("not_found");
  const to = orderSteps[step.status];
  if (!to || order.status === to) return order;
  const before = Date.parse(order.history.at(-1)?.at ?? "") || 0;
  // Cook and rider have clocks of their own; the order's history has one direction.
  const moment = new Date(Math.max(at.getTime(), before));
  return stepOrder(tx, order, moment, { to, by: riderId ?? undefined });
}

const momentColumns = {
  ARRIVED_AT_RESTAURANT: "arrivedAt",
  PICKED_UP: "pickedUpAt",
  DELIVERED: "deliveredAt",
  FAILED: "failedAt",
} as const satisfies Record<RiderStep, keyof DeliveryRow>;

async function write(
  tx: Tx,
  delivery: DeliveryRow,
  order: OrderRow,
  step: Step,
  at: Date,
): Promise<DeliveryRow> {
  const [moved] = await tx
    .update(deliveries)
    .set({
      status: step.status,
      [momentColumns[step.status]]: at,
      updatedAt: at,
      ...(step.status === "FAILED" ? { failReason: step.reason ?? null } : {}),
    })
    .where(and(eq(deliveries.id, delivery.id), eq(deliveries.status, delivery.status)))
    .returning();
  if (!moved) throw new AppError("version_conflict", { detail: "The delivery changed just now" });
  if (step.status === "FAILED" && !delivery.pickedUpAt) await beginAnew(tx, moved, order, at);
  await tx
    .update(riders)
    .set({ version: sql`${riders.version} + 1`, updatedAt: at })
    .where(eq(riders.userId, moved.riderId ?? ""));
  const isPaidInCash = step.status === "DELIVERED" && order.paymentMethod === "cash";
  await appendEvent(tx, "delivery.status_updated", {
    key: moved.orderId,
    restaurantId: moved.restaurantId,
    at,
    data: {
      delivery_id: moved.id,
      order_id: moved.orderId,
      restaurant_id: moved.restaurantId,
      status: moved.status,
      from: delivery.status,
      rider_id: moved.riderId,
      reason: step.reason,
      currency: moved.currency,
      pay_minor: moved.payMinor,
      tip_minor: moved.tipMinor,
      ...(isPaidInCash ? { cash_minor: order.totalMinor } : {}),
    },
  });
  return moved;
}

const needsRider = new Set<OrderStatus>(["ACCEPTED", "IN_PROGRESS", "READY"]);

/** The food is still at the restaurant: somebody else is looked for. */
async function beginAnew(tx: Tx, failed: DeliveryRow, order: OrderRow, at: Date): Promise<void> {
  if (!needsRider.has(order.status)) return;
  await tx.insert(deliveries).values({
    ...failed,
    id: newId(),
    status: "UNASSIGNED",
    riderId: null,
    tripId: null,
    pinTries: 0,
    pinLockedUntil: null,
    searchingSince: at,
    toldUnassignedAt: null,
    assignedAt: null,
    arrivedAt: null,
    failedAt: null,
    failReason: null,
    explanation: null,
    createdAt: at,
    updatedAt: at,
  });
}
