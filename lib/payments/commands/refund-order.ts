import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { announce } from "@/lib/events/wake";
import { requestRefunds } from "@/lib/orders/commands/give-back";
import {
  type FullOrderWithMoney,
  getFullOrder,
  getMoney,
  type OrderRow,
  type RefundRow,
} from "@/lib/orders/queries";
import { byOf, itemsRefundMinor, refundableMinor } from "@/lib/orders/rules";
import type { RefundedItem } from "@/lib/orders/types";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { keepWith, type StoredAnswer } from "@/lib/platform/idempotency";
import { toMinor } from "@/lib/platform/money";
import { requireRefunder } from "../policy";

export interface RefundWish {
  /** Major units; absent, and no items: all that is left. */
  amount?: number | undefined;
  items?: RefundedItem[] | undefined;
  reason: string;
}

export interface Refunded {
  order: OrderRow;
  refunds: RefundRow[];
}

/**
 * Gives money back by hand: all that is left, an amount, or what some items cost. The answer to it is
 * kept with it. @throws AppError `exceeds_captured`
 */
export async function refundOrder(
  ctx: Ctx,
  orderId: string,
  wish: RefundWish,
  answerOf: (made: Refunded) => StoredAnswer,
): Promise<Refunded> {
  const full = await getFullOrder(ctx, orderId);
  requireRefunder(ctx, full.order);
  const made = await ctx.db.transaction(async (tx) => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(eq(orders.id, full.order.id))
      .for("update");
    if (!order) throw new AppError("not_found");
    const amountMinor = await amountOf(tx, full, wish);
    const rows = await requestRefunds(tx, order, ctx.now, {
      amountMinor,
      kind: "staff",
      reason: wish.reason,
      by: byOf(ctx.actor),
      items: wish.items,
    });
    await appendAudit(tx, ctx, {
      action: "order.refunded",
      restaurantId: order.restaurantId,
      subject: order.id,
      details: { amountMinor, reason: wish.reason },
    });
    const given = { order, refunds: rows };
    await keepWith(tx, ctx, answerOf(given));
    return given;
  });
  announce();
  return made;
}

async function amountOf(
  tx: Tx,
  full: FullOrderWithMoney,
  { amount, items }: RefundWish,
): Promise<number> {
  const { currency } = full.order;
  if (amount !== undefined) return toMinor(amount, currency);
  const money = await getMoney(tx, full.order.id);
  const paid = money.payments.filter((one) => one.purpose !== "surplus");
  if (!items) return paid.length > 0 ? refundableMinor(paid) : full.bill.totalMinor;
  const lines = new Set(full.items.map((item) => item.id));
  const errors = items.flatMap(({ itemId }, index) =>
    lines.has(itemId) ? [] : [{ path: `items.${index}.id`, message: "not in this order" }],
  );
  if (errors.length > 0) throw new AppError("invalid_request", { errors });
  const before = money.refunds
    .filter((one) => one.status !== "FAILED")
    .flatMap((one) => one.items ?? []);
  const cost = itemsRefundMinor(items, { items: full.items, bill: full.bill, before });
  if (cost === undefined)
    throw new AppError("exceeds_captured", { detail: "More of an item than is left to give back" });
  return cost;
}
