import { and, eq, isNull, notInArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, deliveries, orders } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { requireItsStaff } from "@/lib/orders/policy";
import { type FullOrderWithMoney, getFullOrder, type OrderRow } from "@/lib/orders/queries";
import { byOf } from "@/lib/orders/rules";
import type { PaymentMethod } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { factOf, payBills } from "./pay-bills";

/**
 * Staff close an order's bill, once: it is paid from then on. Of two who do it at once the second is
 * refused. A bill that was paid before, online or at the door, is closed as it was paid.
 * @throws AppError `bill_settled`, `illegal_transition`
 */
export async function finalizeBill(
  ctx: Ctx,
  orderId: string,
  method: PaymentMethod,
): Promise<FullOrderWithMoney> {
  const { order } = await getFullOrder(ctx, orderId);
  requireItsStaff(ctx.actor, order, ctx.now);
  const by = byOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    // An order that is being cancelled or paid for elsewhere waits here, or is waited for.
    const [now] = await tx.select().from(orders).where(eq(orders.id, order.id)).for("update");
    if (now?.status === "PENDING_PAYMENT")
      throw new AppError("illegal_transition", { detail: "The customer pays this order online" });
    const riderId = method === "cash" ? await whoBroughtIt(tx, order) : undefined;
    await payBills(tx, [{ ...order, by, riderId }], { method, at: ctx.now });
    const [closed] = await tx
      .update(bills)
      .set({ finalizedAt: ctx.now })
      .where(
        and(
          eq(bills.orderId, order.id),
          eq(bills.paymentMethod, method),
          isNull(bills.finalizedAt),
          notInArray(bills.status, ["PENDING", "VOID"]),
        ),
      )
      .returning();
    if (!closed) throw new AppError("bill_settled", { detail: await whyNot(ctx, orderId) });
    await appendEvent(tx, "bill.finalized", {
      key: order.id,
      restaurantId: order.restaurantId,
      at: ctx.now,
      data: factOf(order, closed, { method, by }),
    });
  });
  announce();
  return getFullOrder(ctx, order.id);
}

/** The rider who took the cash at the door, where the books have not heard of it yet. */
async function whoBroughtIt(tx: Tx, { id, paymentMethod }: OrderRow): Promise<string | undefined> {
  if (paymentMethod !== "cash") return undefined;
  const [brought] = await tx
    .select({ riderId: deliveries.riderId })
    .from(deliveries)
    .where(and(eq(deliveries.orderId, id), eq(deliveries.status, "DELIVERED")));
  return brought?.riderId ?? undefined;
}

async function whyNot(ctx: Ctx, orderId: string): Promise<string> {
  const { bill } = await getFullOrder(ctx, orderId);
  if (bill.status === "VOID") return "The order was called off, its bill is void";
  if (bill.finalizedAt) return "The bill is finalized already";
  return `The bill was paid already: ${bill.paymentMethod}`;
}
