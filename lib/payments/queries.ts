import { eq } from "drizzle-orm";
import { type Db, db } from "@/db/client";
import { orders, payments, restaurants } from "@/db/schema";
import type { OrderRow, PaymentRow } from "@/lib/orders/queries";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isInUse } from "./gateway/pool";
import { find, type SandboxCheckout } from "./gateway/sandbox";

/** Whether orders can be paid by card here. */
export const areCardsTaken = (): boolean => env.PAYMENT_PROVIDERS.length > 0;

export interface FullPayment {
  payment: PaymentRow;
  order: OrderRow;
  restaurantName: string;
}

/** A payment with its order. Its id is what shows that somebody may pay it. */
export async function getPayment(id: string): Promise<FullPayment> {
  const [found] = await db
    .select({ payment: payments, order: orders, restaurantName: restaurants.name })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(restaurants, eq(restaurants.id, payments.restaurantId))
    .where(eq(payments.id, id));
  if (!found) throw new AppError("not_found");
  return found;
}

/** The order of a payment, held until the transaction ends, and the payment as it is then. */
export async function holdPayment(
  tx: Db,
  id: string,
): Promise<{ order: OrderRow; payment: PaymentRow } | undefined> {
  const [known] = await tx
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(eq(payments.id, id));
  if (!known) return undefined;
  const [order] = await tx.select().from(orders).where(eq(orders.id, known.orderId)).for("update");
  const [payment] = await tx.select().from(payments).where(eq(payments.id, id));
  return order && payment ? { order, payment } : undefined;
}

/** A checkout of the sandbox, where that is in use. */
export async function getSandboxCheckout(ref: string): Promise<SandboxCheckout> {
  const found = isInUse("sandbox") ? await find(ref) : undefined;
  if (!found) throw new AppError("not_found");
  return found;
}
