import { and, eq, inArray } from "drizzle-orm";
import { bills, orders } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { requireItsStaff } from "@/lib/orders/policy";
import { type FullOrderWithMoney, getFullOrder } from "@/lib/orders/queries";
import { byOf } from "@/lib/orders/rules";
import type { PaymentMethod } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { factOf } from "./pay-bills";

/**
 * Says how a bill will be, or was, paid at the restaurant. What a provider holds cannot be said to be
 * cash. @throws AppError `bill_settled`
 */
export async function changePayment(
  ctx: Ctx,
  billId: string,
  method: PaymentMethod,
): Promise<FullOrderWithMoney> {
  const [known] = await ctx.db
    .select({ orderId: bills.orderId })
    .from(bills)
    .where(eq(bills.id, billId));
  if (!known) throw new AppError("not_found");
  const { order } = await getFullOrder(ctx, known.orderId);
  requireItsStaff(ctx.actor, order, ctx.now);
  await ctx.db.transaction(async (tx) => {
    await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, order.id)).for("update");
    const [before] = await tx.select().from(bills).where(eq(bills.id, billId)).for("update");
    if (before?.paymentMethod === method) return;
    // What the customer chose to pay online is the provider's to say.
    const isOnline = order.paymentMethod === "card";
    const [changed] = isOnline
      ? []
      : await tx
          .update(bills)
          .set({ paymentMethod: method })
          .where(and(eq(bills.id, billId), inArray(bills.status, ["PENDING", "PAID"])))
          .returning();
    if (!before || !changed) throw new AppError("bill_settled");
    await appendEvent(tx, "bill.payment_changed", {
      key: order.id,
      restaurantId: order.restaurantId,
      at: ctx.now,
      data: {
        ...factOf(order, changed, { method, by: byOf(ctx.actor) }),
        from: before.paymentMethod,
      },
    });
  });
  announce();
  return getFullOrder(ctx, order.id);
}
