import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orderItems, orders, tickets } from "@/db/schema";
import { giveBackCoupon } from "@/lib/coupons/commands";
import { appendEvent } from "@/lib/events/append";
import type { OrderFact } from "@/lib/events/catalogue";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { requireVersion } from "@/lib/platform/versions";
import { requireItsStaff } from "../policy";
import { getOrder, isCarried, type OrderRow } from "../queries";
import {
  byOf,
  nextOrderSteps,
  promiseOncePaid,
  staffSteps,
  ticketOfOrder,
  ticketSteps,
} from "../rules";
import type { OrderStatus, StatusStep, TicketStatus } from "../types";
import { settleEnd } from "./give-back";
import { newChange } from "./ticket-changes";

interface Change {
  to: OrderStatus;
  reason?: string | undefined;
  /** The user who asks for it, or `AUTO`. */
  by?: string | undefined;
  /** What the customer gets back for cancelling; all of it when the restaurant ends the order. */
  refundPercent?: number;
}

/** What a refused step tells: where the order stands and where it may go. */
export const illegalStep = (from: string, to: string, allowed: readonly string[]): AppError =>
  new AppError("illegal_transition", {
    detail: `${from} cannot become ${to}; allowed now: ${allowed.join(", ") || "nothing"}`,
    extra: { from, allowed },
  });

/** What every fact about an order says. */
export const factOf = (order: OrderRow): OrderFact => ({
  order_id: order.id,
  restaurant_id: order.restaurantId,
  version: order.version,
  status: order.status,
  total_minor: order.totalMinor,
  placed_at: order.placedAt.toISOString(),
});

/**
 * Takes an order one step on, its ticket with it, and writes the fact. Conditional on the state that
 * was read: of two people who press at once, the second is told what the first did.
 */
export async function stepOrder(
  tx: Tx,
  order: OrderRow,
  now: Date,
  change: Change,
): Promise<OrderRow> {
  const allowed = nextOrderSteps(order.status, order.orderType);
  if (!allowed.includes(change.to)) throw illegalStep(order.status, change.to, allowed);
  const step: StatusStep = { status: change.to, at: now.toISOString() };
  if (change.reason) step.reason = change.reason;
  if (change.by) step.by = change.by;
  // It is placed when it is paid: everything that is counted from placing begins now.
  const begins =
    change.to === "PLACED" ? { placedAt: now, promisedAt: promiseOncePaid(order, now) } : {};
  const [moved] = await tx
    .update(orders)
    .set({
      status: change.to,
      version: sql`${orders.version} + 1`,
      history: sql`${orders.history} || ${JSON.stringify(step)}::jsonb`,
      updatedAt: now,
      ...begins,
    })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
    .returning();
  if (!moved)
    throw new AppError("version_conflict", { detail: "Somebody else changed this order just now" });
  const ticketStatus = await moveTicket(tx, moved, order.status, now);
  const isEnd = change.to === "CANCELLED" || change.to === "REJECTED";
  if (isEnd) await settleEnd(tx, moved, now, change);
  // Who calls off their own order has used the coupon; a restaurant that does has not been used.
  const byRestaurant = change.refundPercent === undefined;
  if (isEnd && (byRestaurant || order.status === "PENDING_PAYMENT"))
    await giveBackCoupon(tx, moved);
  await appendEvent(tx, "order.status_updated", {
    key: moved.id,
    restaurantId: moved.restaurantId,
    at: now,
    data: {
      ...factOf(moved),
      from: order.status,
      reason: change.reason,
      by: change.by,
      ticket_status: ticketStatus,
      items: isEnd || change.to === "PLACED" ? await soldItems(tx, moved.id) : undefined,
    },
  });
  return moved;
}

async function moveTicket(
  tx: Tx,
  order: OrderRow,
  from: OrderStatus,
  now: Date,
): Promise<TicketStatus | undefined> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.orderId, order.id));
  if (!ticket) throw new Error(`order ${order.id} has no ticket`);
  const status = ticketOfOrder[order.status];
  if (!status) {
    // A cook may have begun: it is told, and the board keeps it until the cook has said so.
    const changes =
      order.status === "CANCELLED" && from !== "PENDING_PAYMENT"
        ? [...(ticket.changes ?? []), newChange(now, { kind: "cancelled" })]
        : null;
    await tx
      .update(tickets)
      .set({ closedAt: now, changes, version: sql`${tickets.version} + 1` })
      .where(eq(tickets.id, ticket.id));
    return undefined;
  }
  if (order.status === "PLACED") {
    await tx
      .update(tickets)
      .set({ closedAt: null, placedAt: now, version: sql`${tickets.version} + 1` })
      .where(eq(tickets.id, ticket.id));
  }
  if (ticket.status === status) return status;
  const allowed: readonly TicketStatus[] = ticketSteps[ticket.status];
  // A recalled ticket is still being cooked: its order cannot leave.
  if (!allowed.includes(status)) throw illegalStep(ticket.status, status, allowed);
  await tx
    .update(tickets)
    .set({
      status,
      version: sql`${tickets.version} + 1`,
      ...(status === "DELIVERED_TO_SERVICE" ? { closedAt: now, changes: null } : {}),
    })
    .where(eq(tickets.id, ticket.id));
  return status;
}

async function soldItems(tx: Tx, orderId: string) {
  const rows = await tx.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  return rows.map((row) => ({
    food_id: row.foodId,
    name: row.name,
    quantity: row.quantity,
    line_minor: row.lineMinor,
  }));
}

/** Steps that a rider takes instead, where one has the order. */
const leavesByHand = new Set<OrderStatus>(["OUT_FOR_DELIVERY", "COMPLETED"]);

interface StepOptions {
  reason?: string | undefined;
  restaurantId?: string;
  /** The version the caller has read. */
  version?: number | undefined;
}

/** A step taken by the restaurant's staff; REJECTED and CANCELLED give everything back. */
export const changeStatus = (
  ctx: Ctx,
  orderId: string,
  to: OrderStatus,
  options: StepOptions = {},
): Promise<OrderRow> => decideAgain(() => changeStatusNow(ctx, orderId, to, options));

async function changeStatusNow(
  ctx: Ctx,
  orderId: string,
  to: OrderStatus,
  options: StepOptions,
): Promise<OrderRow> {
  const order = await getOrder(ctx, orderId);
  if (options.restaurantId !== undefined && options.restaurantId !== order.restaurantId) {
    throw new AppError("not_found");
  }
  requireItsStaff(ctx.actor, order, ctx.now);
  requireVersion(order.version, options.version);
  const allowed = staffSteps(order.status, order.orderType);
  if (!allowed.includes(to)) throw illegalStep(order.status, to, allowed);
  const moved = await ctx.db.transaction(async (tx) => {
    const stepped = await stepOrder(tx, order, ctx.now, {
      to,
      reason: options.reason,
      by: byOf(ctx.actor),
    });
    // Looked at with the order's row in hand: a rider who takes it at this moment waits for it.
    if (leavesByHand.has(to) && (await isCarried(tx, order.id))) throw new AppError("rider_has_it");
    return stepped;
  });
  announce();
  return moved;
}
