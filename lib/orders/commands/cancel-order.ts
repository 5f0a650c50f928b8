import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { toMajor } from "@/lib/platform/money";
import { requireVersion } from "@/lib/platform/versions";
import { requireItsCustomer } from "../policy";
import { getMoney, getOrder, type OrderRow } from "../queries";
import { byOf, nextOrderSteps, refundPercent } from "../rules";
import { illegalStep, stepOrder } from "./change-status";

export interface Cancelled {
  order: OrderRow;
  percent: number;
  /** Major units. */
  amount: number;
}

/**
 * Cancels a customer's own order: 70 % back within 10 minutes, 40 % within 30, then no more.
 * `version` is the one the caller has read, if it says so.
 */
export const cancelOrder = (ctx: Ctx, orderId: string, version?: number): Promise<Cancelled> =>
  decideAgain(() => cancelNow(ctx, orderId, version));

async function cancelNow(ctx: Ctx, orderId: string, version?: number): Promise<Cancelled> {
  const order = await getOrder(ctx, orderId);
  requireItsCustomer(ctx.actor, order, ctx.now);
  requireVersion(order.version, version);
  const allowed = nextOrderSteps(order.status, order.orderType);
  if (!allowed.includes("CANCELLED")) throw illegalStep(order.status, "CANCELLED", allowed);
  // What was not paid yet can always be left.
  const percent = order.status === "PENDING_PAYMENT" ? 100 : refundPercent(order.placedAt, ctx.now);
  if (percent === undefined) throw new AppError("cancellation_window_passed");
  const { moved, backMinor } = await ctx.db.transaction(async (tx) => {
    const cancelled = await stepOrder(tx, order, ctx.now, {
      to: "CANCELLED",
      reason: "cancelled by the customer",
      refundPercent: percent,
      by: byOf(ctx.actor),
    });
    const back = (await getMoney(tx, order.id)).refunds.filter(
      (one) => one.kind === "cancelled" || one.status === "RECORDED",
    );
    return {
      moved: cancelled,
      backMinor: back.reduce((sum, refund) => sum + refund.amountMinor, 0),
    };
  });
  announce();
  return { order: moved, percent, amount: toMajor(backMinor, order.currency) };
}
