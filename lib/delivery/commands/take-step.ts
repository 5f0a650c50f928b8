import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, deliveries, orders } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { announce } from "@/lib/events/wake";
import { illegalStep, stepOrder } from "@/lib/orders/commands/change-status";
import type { OrderRow } from "@/lib/orders/queries";
import type { OrderStatus } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import type { DeliveryRow } from "../queries/assignments";
import { isCollected } from "../rules/pay";
import { deliverySteps, momentOfStep } from "../rules/states";
import type { DeliveryStatus, RiderStep } from "../types";
import { beginAnew } from "./begin-anew";
import { checkPin } from "./check-pin";
import { tellStep } from "./tell-step";

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
  const cashMinor = step.status === "DELIVERED" ? await cashAtDoor(tx, order) : undefined;
  await tellStep(tx, moved, {
    from: delivery.status,
    at,
    reason: step.reason,
    cashMinor,
  });
  return moved;
}

/** What the rider was handed for an order, minor units; undefined where it was paid before. */
async function cashAtDoor(tx: Tx, order: OrderRow): Promise<number | undefined> {
  const [bill] = await tx
    .select({ status: bills.status })
    .from(bills)
    .where(eq(bills.orderId, order.id));
  return bill && isCollected(order, bill.status) ? order.totalMinor : undefined;
}
