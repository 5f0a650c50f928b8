import type { Tx } from "@/db/client";
import { announce } from "@/lib/events/wake";
import { illegalStep, stepOrder } from "@/lib/orders/commands/change-status";
import type { OrderRow } from "@/lib/orders/queries";
import { byOf, orderOfTicket, ticketSteps } from "@/lib/orders/rules";
import type { TicketStatus } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { requireVersion } from "@/lib/platform/versions";
import { type FullTicket, getTicket } from "../queries";
import { bumpSteps } from "../rules";
import { changeTicket } from "./change-ticket";

/** One step of a ticket and its order together: they never disagree. */
async function takeStep(tx: Tx, full: FullTicket, ctx: Ctx, to: TicketStatus): Promise<OrderRow> {
  const { order } = full;
  const orderStatus = orderOfTicket(to, order.orderType);
  // After a recall the order is READY already: only the ticket moves.
  const movesOrder =
    orderStatus !== undefined && orderStatus !== order.status && order.status !== "READY";
  if (movesOrder || orderStatus === "COMPLETED")
    return stepOrder(tx, order, ctx.now, { to: orderStatus, by: byOf(ctx.actor) });
  const isGone = to === "DELIVERED_TO_SERVICE";
  return changeTicket(tx, full, ctx, {
    status: to,
    closedAt: isGone ? ctx.now : null,
    ...(isGone ? { changes: null } : {}),
  });
}

const isOver = ({ order }: FullTicket): boolean =>
  order.status === "CANCELLED" || order.status === "REJECTED";

function checkStep(full: FullTicket, from: TicketStatus, to: TicketStatus): void {
  const allowed: readonly TicketStatus[] = isOver(full) ? [] : ticketSteps[from];
  if (!allowed.includes(to))
    throw illegalStep(isOver(full) ? full.order.status : from, to, allowed);
}

/** Takes a ticket to its next state, and its order along. */
export const moveTicket = (
  ctx: Ctx,
  ticketId: string,
  to: TicketStatus,
  version?: number,
): Promise<FullTicket> => decideAgain(() => moveNow(ctx, ticketId, to, version));

async function moveNow(
  ctx: Ctx,
  ticketId: string,
  to: TicketStatus,
  version?: number,
): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  requireVersion(full.ticket.version, version);
  checkStep(full, full.ticket.status, to);
  await ctx.db.transaction((tx) => takeStep(tx, full, ctx, to));
  announce();
  return getTicket(ctx, ticketId);
}

/** Calls a ready ticket back to be cooked on; its order stays READY and cannot leave meanwhile. */
export async function recallTicket(
  ctx: Ctx,
  ticketId: string,
  version?: number,
): Promise<FullTicket> {
  const { ticket, order } = await getTicket(ctx, ticketId);
  requireVersion(ticket.version, version);
  if (ticket.status !== "READY" || order.status !== "READY") {
    throw illegalStep(ticket.status, "IN_PROGRESS", ticketSteps[ticket.status]);
  }
  return moveTicket(ctx, ticketId, "IN_PROGRESS", version);
}

/**
 * A cook's bump, from the state the screen showed. Where somebody else was quicker with the same
 * bump nothing is left to do; whatever else has happened meanwhile is a 409 that names it.
 */
export const bumpTicket = (ctx: Ctx, ticketId: string, bump: Bump): Promise<FullTicket> =>
  decideAgain(() => bumpNow(ctx, ticketId, bump));

interface Bump {
  from: TicketStatus;
  to: TicketStatus;
}

async function bumpNow(ctx: Ctx, ticketId: string, { from, to }: Bump): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  const { status } = full.ticket;
  if (status === to && !isOver(full)) return full;
  const steps = bumpSteps(from, to);
  checkStep(full, from, steps[0]);
  if (status !== from) throw illegalStep(status, to, ticketSteps[status]);
  await ctx.db.transaction(async (tx) => {
    let { order } = full;
    for (const step of steps) order = await takeStep(tx, { ...full, order }, ctx, step);
  });
  announce();
  return getTicket(ctx, ticketId);
}
