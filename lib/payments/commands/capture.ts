import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, payments } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { makePaidChange } from "@/lib/orders/commands/change-order";
import { stepOrder } from "@/lib/orders/commands/change-status";
import { paymentFact, requestRefunds } from "@/lib/orders/commands/give-back";
import type { OrderRow, PaymentRow } from "@/lib/orders/queries";
import { AUTO, NOT_PAID } from "@/lib/orders/types";
import { newId } from "@/lib/platform/ids";
import type { CaptureEvent, ProviderName } from "../types";

export interface Held {
  order: OrderRow;
  payment: PaymentRow;
  provider: ProviderName;
  now: Date;
}

/**
 * Money has come in. It pays for what it was asked for; what nobody waits for any more (the order has
 * ended, it was paid twice, it is another amount) goes back whole, by itself.
 * @returns the payment that holds it; undefined when it was known
 */
export async function capture(
  tx: Tx,
  held: Held,
  event: CaptureEvent,
): Promise<PaymentRow | undefined> {
  const { order, payment, provider, now } = held;
  const isKnown = payment.provider === provider && payment.providerRef === event.ref;
  if (payment.status === "CAPTURED" && isKnown) return undefined;
  const captured =
    payment.status === "CAPTURED"
      ? await keepSurplus(tx, held, event)
      : await keepCapture(tx, held, event);
  if (!captured) return undefined;
  await appendEvent(tx, "payment.captured", {
    key: order.id,
    restaurantId: order.restaurantId,
    at: now,
    data: {
      ...paymentFact(captured),
      amount_minor: captured.capturedMinor,
      fee_minor: captured.feeMinor,
    },
  });
  const isWanted = captured.id === payment.id && (await use(tx, held, event));
  if (isWanted) return captured;
  const wanted = {
    amountMinor: captured.capturedMinor,
    kind: "late_capture",
    reason: "paid when it was not asked for any more",
  } as const;
  await requestRefunds(tx, order, now, wanted, [captured]);
  // It was paid, but not what it costs: an order does not wait for a payment that has been.
  const isStuck = captured.purpose === "order" && order.status === "PENDING_PAYMENT";
  if (isStuck) await stepOrder(tx, order, now, { to: "CANCELLED", by: AUTO, reason: NOT_PAID });
  return captured;
}

const moneyOf = (provider: ProviderName, now: Date, event: CaptureEvent) =>
  ({
    status: "CAPTURED",
    provider,
    providerRef: event.ref,
    chargeRef: event.chargeRef,
    capturedMinor: event.amountMinor,
    feeMinor: event.feeMinor,
    capturedAt: now,
    isProcessing: false,
    failure: null,
    changeSealed: null,
    askAt: null,
  }) as const;

async function keepCapture(tx: Tx, { payment, provider, now }: Held, event: CaptureEvent) {
  const [kept] = await tx
    .update(payments)
    .set(moneyOf(provider, now, event))
    .where(eq(payments.id, payment.id))
    .returning();
  return kept;
}

async function keepSurplus(tx: Tx, { order, provider, now }: Held, event: CaptureEvent) {
  const [kept] = await tx
    .insert(payments)
    .values({
      id: newId(),
      orderId: order.id,
      restaurantId: order.restaurantId,
      purpose: "surplus",
      amountMinor: event.amountMinor,
      currency: event.currency,
      createdAt: now,
      ...moneyOf(provider, now, event),
    })
    .onConflictDoNothing()
    .returning();
  return kept;
}

/** Does what was paid for; false when it cannot be done any more. */
async function use(tx: Tx, { order, payment, now }: Held, event: CaptureEvent): Promise<boolean> {
  const isAsked = event.amountMinor === payment.amountMinor && event.currency === payment.currency;
  if (!isAsked) return false;
  if (payment.purpose === "difference") {
    const [bill] = await tx.select().from(bills).where(eq(bills.orderId, order.id));
    return bill !== undefined && makePaidChange(tx, { order, bill }, payment, now);
  }
  if (order.status !== "PENDING_PAYMENT") return false;
  await tx
    .update(bills)
    .set({ status: "PAID", paymentMethod: "card", paidAt: now })
    .where(eq(bills.orderId, order.id));
  await stepOrder(tx, order, now, { to: "PLACED", by: order.customerId ?? undefined });
  return true;
}
