import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orderItems, orders, tickets } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { factOf, illegalStep, stepOrder } from "@/lib/orders/commands/change-status";
import type { OrderRow } from "@/lib/orders/queries";
import { orderOfTicket, ticketSteps } from "@/lib/orders/rules";
import type { TicketStatus } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type FullTicket, getTicket } from "./queries";

const changedJustNow = () =>
  new AppError("version_conflict", { detail: "Somebody else changed this ticket just now" });

/** A change of the ticket alone still moves the order's version: its facts are numbered without gaps. */
async function recordTicketChange(
  tx: Tx,
  order: OrderRow,
  now: Date,
  status: TicketStatus,
): Promise<void> {
  const [moved] = await tx
    .update(orders)
    .set({ version: sql`${orders.version} + 1`, updatedAt: now })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
    .returning();
  if (!moved) throw changedJustNow();
  await appendEvent(tx, "order.ticket_updated", {
    key: moved.id,
    restaurantId: moved.restaurantId,
    at: now,
    data: {
      ...factOf(moved),
      ticket_status: status,
    },
  });
}

async function moveTicketAlone(tx: Tx, { ticket, order }: FullTicket, now: Date, to: TicketStatus) {
  const [moved] = await tx
    .update(tickets)
    .set({
      status: to,
      version: sql`${tickets.version} + 1`,
      closedAt: to === "DELIVERED_TO_SERVICE" ? now : null,
    })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning();
  if (!moved) throw changedJustNow();
  await recordTicketChange(tx, order, now, to);
}

/** Takes a ticket to its next state and its order along, or the other way round: they never disagree. */
export async function moveTicket(
  ctx: Ctx,
  ticketId: string,
  to: TicketStatus,
  version?: number,
): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  const { ticket, order } = full;
  if (version !== undefined && version !== ticket.version)
    throw new AppError("precondition_failed");
  const isOver = order.status === "CANCELLED" || order.status === "REJECTED";
  const allowed: readonly TicketStatus[] = isOver ? [] : ticketSteps[ticket.status];
  if (!allowed.includes(to)) throw illegalStep(isOver ? order.status : ticket.status, to, allowed);
  const orderStatus = orderOfTicket(to, order.orderType);
  // After a recall the order is READY already: only the ticket moves.
  const movesOrder =
    orderStatus !== undefined && orderStatus !== order.status && order.status !== "READY";
  const completes = orderStatus === "COMPLETED";
  await ctx.db.transaction(async (tx) => {
    if (movesOrder || completes) await stepOrder(tx, order, ctx.now, { to: orderStatus });
    else await moveTicketAlone(tx, full, ctx.now, to);
  });
  announce();
  return getTicket(ctx, ticketId);
}

/** Calls a ready ticket back to be cooked on; its order stays READY and cannot leave meanwhile. */
export async function recallTicket(ctx: Ctx, ticketId: string): Promise<FullTicket> {
  const { ticket, order } = await getTicket(ctx, ticketId);
  if (ticket.status !== "READY" || order.status !== "READY") {
    throw illegalStep(ticket.status, "IN_PROGRESS", ticketSteps[ticket.status]);
  }
  return moveTicket(ctx, ticketId, "IN_PROGRESS");
}

/** Marks one line as cooked, or not. Doing it twice changes nothing. */
export async function markItem(
  ctx: Ctx,
  ticketId: string,
  itemId: string,
  done: boolean,
): Promise<FullTicket> {
  const { ticket, order, items } = await getTicket(ctx, ticketId);
  const item = items.find((one) => one.id === itemId);
  if (!item) throw new AppError("not_found");
  if (ticket.closedAt) throw illegalStep(ticket.status, "item change", []);
  if ((item.doneAt !== null) === done) return getTicket(ctx, ticketId);
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(orderItems)
      .set({ doneAt: done ? ctx.now : null })
      .where(and(eq(orderItems.orderId, order.id), eq(orderItems.id, itemId)));
    await tx
      .update(tickets)
      .set({ version: sql`${tickets.version} + 1` })
      .where(eq(tickets.id, ticketId));
    await recordTicketChange(tx, order, ctx.now, ticket.status);
  });
  announce();
  return getTicket(ctx, ticketId);
}
