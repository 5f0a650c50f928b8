import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { payments, refunds } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { refundFact, updateBill } from "@/lib/orders/commands/give-back";
import type { OrderRow, PaymentRow, RefundRow } from "@/lib/orders/queries";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/logger";
import type { RefundEvent } from "../types";

interface Settled {
  order: OrderRow;
  payment: PaymentRow;
  now: Date;
}

const move = (tx: Tx, payment: PaymentRow, byMinor: number) =>
  tx
    .update(payments)
    .set({ refundsMinor: sql`${payments.refundsMinor} + ${byMinor}` })
    .where(eq(payments.id, payment.id));

/** The provider has given a refund back; once, however often it is told. */
export async function succeedRefund(
  tx: Tx,
  { order, payment, now }: Settled,
  refund: RefundRow,
  providerRef: string,
): Promise<void> {
  const [done] = await tx
    .update(refunds)
    .set({ status: "SUCCEEDED", providerRef, failure: null, nextTryAt: null, settledAt: now })
    .where(and(eq(refunds.id, refund.id), inArray(refunds.status, ["REQUESTED", "FAILED"])))
    .returning();
  if (!done) return;
  // It had failed as far as we knew, and its amount was free to be given back otherwise.
  if (refund.status === "FAILED") await move(tx, payment, refund.amountMinor);
  await appendEvent(tx, "refund.succeeded", {
    key: order.id,
    restaurantId: order.restaurantId,
    at: now,
    data: refundFact(done, payment, order),
  });
  await updateBill(tx, order.id);
}

/** The provider will not give it back: the amount can be given back another way. */
export async function failRefund(
  tx: Tx,
  { order, payment, now }: Settled,
  refund: RefundRow,
  reason: string,
): Promise<void> {
  const [failed] = await tx
    .update(refunds)
    .set({ status: "FAILED", failure: reason, nextTryAt: null, settledAt: now })
    .where(and(eq(refunds.id, refund.id), eq(refunds.status, "REQUESTED")))
    .returning();
  if (!failed) return;
  await move(tx, payment, -refund.amountMinor);
  await appendEvent(tx, "refund.failed", {
    key: order.id,
    restaurantId: order.restaurantId,
    at: now,
    data: { ...refundFact(failed, payment, order), reason },
  });
}

/** Somebody gave money back at the provider's: it is gone, whatever we had meant to do with it. */
export async function noteForeignRefund(
  tx: Tx,
  settled: Settled,
  event: RefundEvent,
): Promise<void> {
  const { order, payment, now } = settled;
  const [known] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), eq(refunds.providerRef, event.refundRef)));
  if (known) return;
  let room = payment.capturedMinor - payment.refundsMinor;
  if (event.amountMinor > room) {
    const waiting = await tx
      .select()
      .from(refunds)
      .where(and(eq(refunds.paymentId, payment.id), eq(refunds.status, "REQUESTED")))
      .orderBy(desc(refunds.id));
    for (const one of waiting) {
      if (event.amountMinor <= room) break;
      await failRefund(tx, settled, one, "given back at the provider's");
      room += one.amountMinor;
    }
  }
  if (event.amountMinor > room) {
    logger.error({ paymentId: payment.id }, "a provider tells of more refunds than were captured");
    return;
  }
  await move(tx, payment, event.amountMinor);
  const [row] = await tx
    .insert(refunds)
    .values({
      id: newId(),
      orderId: order.id,
      paymentId: payment.id,
      amountMinor: event.amountMinor,
      kind: "provider",
      status: "SUCCEEDED",
      reason: "given back at the provider's",
      providerRef: event.refundRef,
      createdAt: now,
      settledAt: now,
    })
    .returning();
  if (!row) return;
  await appendEvent(tx, "refund.succeeded", {
    key: order.id,
    restaurantId: order.restaurantId,
    at: now,
    data: refundFact(row, payment, order),
  });
  await updateBill(tx, order.id);
}
