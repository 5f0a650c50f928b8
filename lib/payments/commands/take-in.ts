import { and, asc, eq, isNull, or } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { paymentInbox, payments, refunds } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { stepOrder } from "@/lib/orders/commands/change-status";
import { expirePayments, paymentFact } from "@/lib/orders/commands/give-back";
import { AUTO, NOT_PAID } from "@/lib/orders/types";
import { isId } from "@/lib/platform/ids";
import { holdPayment } from "../queries";
import type { ProviderEvent, ProviderName, RefundEvent } from "../types";
import { capture, type Held } from "./capture";
import { failRefund, noteForeignRefund, succeedRefund } from "./settle-refund";

/**
 * Takes in what a provider tells, once for each of its ids, in whatever order it comes. What is too
 * early (a refund before its capture) is kept and applied when its time has come.
 */
export async function takeIn(
  provider: ProviderName,
  event: ProviderEvent,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [fresh] = await tx
      .insert(paymentInbox)
      .values({
        provider,
        eventId: event.id,
        paymentId: isId(event.paymentId) ? event.paymentId : null,
        event,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (fresh) await applyOne(tx, provider, event, now);
  });
  announce();
}

async function applyOne(tx: Tx, provider: ProviderName, event: ProviderEvent, now: Date) {
  const held = isId(event.paymentId) ? await holdPayment(tx, event.paymentId) : undefined;
  const isTooEarly = held ? !(await apply(tx, { ...held, provider, now }, event)) : false;
  if (isTooEarly) return;
  await tx
    .update(paymentInbox)
    .set({ appliedAt: now })
    .where(and(eq(paymentInbox.provider, provider), eq(paymentInbox.eventId, event.id)));
}

/** @returns false when it is too early for it */
async function apply(tx: Tx, held: Held, event: ProviderEvent): Promise<boolean> {
  switch (event.kind) {
    case "captured": {
      const captured = await capture(tx, held, event);
      if (captured) await applyKept(tx, held);
      return true;
    }
    case "failed":
      await noteDecline(tx, held, event.reason);
      return true;
    case "expired":
      if (held.payment.providerRef === event.ref) await expireHeld(tx, held);
      return true;
    case "refunded":
      return noteRefund(tx, held, event);
    case "refund_failed": {
      const refund = await findRefund(tx, event.refundId);
      if (refund) await failRefund(tx, held, refund, event.reason);
      return true;
    }
  }
}

/** What came before the capture it belongs to. */
async function applyKept(tx: Tx, { payment, provider, now }: Held): Promise<void> {
  const kept = await tx
    .select()
    .from(paymentInbox)
    .where(and(eq(paymentInbox.paymentId, payment.id), isNull(paymentInbox.appliedAt)))
    .orderBy(asc(paymentInbox.receivedAt));
  for (const { event } of kept)
    if (event.kind !== "captured") await applyOne(tx, provider, event, now);
}

async function noteDecline(tx: Tx, { payment, now }: Held, reason: string): Promise<void> {
  // The customer may try again on the same page, and may have done so already.
  if (payment.status !== "PENDING") return;
  await tx.update(payments).set({ failure: reason }).where(eq(payments.id, payment.id));
  await appendEvent(tx, "payment.failed", {
    key: payment.orderId,
    restaurantId: payment.restaurantId,
    at: now,
    data: { ...paymentFact(payment), reason },
  });
}

/** Nobody is to pay any more: an order that waited for it ends, and what it held is free. */
export async function expireHeld(
  tx: Tx,
  { order, payment, now }: Omit<Held, "provider">,
): Promise<void> {
  if (payment.status !== "PENDING") return;
  const isWaiting = payment.purpose === "order" && order.status === "PENDING_PAYMENT";
  if (!isWaiting) return expirePayments(tx, [payment], now);
  await stepOrder(tx, order, now, {
    to: "CANCELLED",
    by: AUTO,
    reason: NOT_PAID,
  });
}

const findRefund = async (tx: Tx, id: string) =>
  isId(id) ? (await tx.select().from(refunds).where(eq(refunds.id, id)))[0] : undefined;

async function noteRefund(tx: Tx, held: Held, event: RefundEvent): Promise<boolean> {
  const ours = event.refundId ? await findRefund(tx, event.refundId) : undefined;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(
      ours?.paymentId
        ? eq(payments.id, ours.paymentId)
        : and(
            eq(payments.orderId, held.order.id),
            eq(payments.provider, held.provider),
            or(eq(payments.providerRef, event.ref), eq(payments.chargeRef, event.ref)),
          ),
    );
  if (payment?.status !== "CAPTURED") return false;
  const settled = { order: held.order, payment, now: held.now };
  if (ours) await succeedRefund(tx, settled, ours, event.refundRef);
  else await noteForeignRefund(tx, settled, event);
  return true;
}
