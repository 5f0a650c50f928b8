import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, payments, refunds } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import type { PaymentFact, RefundFact } from "@/lib/events/catalogue";
import type { RefundKind } from "@/lib/events/types";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { toMajor } from "@/lib/platform/money";
import { getMoney, type OrderRow, type PaymentRow, type RefundRow } from "../queries";
import { billStatusOf, refundableMinor, refundMinor } from "../rules";
import { AUTO, type RefundedItem } from "../types";

export interface Wanted {
  amountMinor: number;
  kind: RefundKind;
  reason: string;
  percent?: number | undefined;
  by?: string | undefined;
  items?: RefundedItem[] | undefined;
}

/** What every fact about a payment says. */
export const paymentFact = (payment: PaymentRow): PaymentFact => ({
  order_id: payment.orderId,
  restaurant_id: payment.restaurantId,
  payment_id: payment.id,
  provider: payment.provider ?? "none",
  amount_minor: payment.amountMinor,
  currency: payment.currency,
});

/** What every fact about a refund says. */
export const refundFact = (
  refund: RefundRow,
  payment: PaymentRow,
  { placedAt }: Pick<OrderRow, "placedAt">,
): RefundFact => ({
  ...paymentFact(payment),
  amount_minor: refund.amountMinor,
  refund_id: refund.id,
  reason_kind: refund.kind ?? "rejected",
  placed_at: placedAt.toISOString(),
  ...(refund.percent === null ? {} : { percent: refund.percent }),
  ...(refund.by === null ? {} : { by: refund.by }),
});

/**
 * Notes that money goes back, newest payment first; the provider is asked afterwards, outside of any
 * transaction. The caller holds the order's row, so that of two who give back at once the second sees
 * what the first did. @throws AppError `exceeds_captured`
 */
export async function requestRefunds(
  tx: Tx,
  order: OrderRow,
  now: Date,
  wanted: Wanted,
  from?: readonly PaymentRow[],
): Promise<RefundRow[]> {
  const paid = from ?? (await paymentsOf(tx, order, now));
  const available = refundableMinor(paid);
  if (wanted.amountMinor > available || available === 0) {
    throw new AppError("exceeds_captured", {
      detail: "That is more than was paid and not given back yet",
      extra: { refundable: toMajor(available, order.currency), currency: order.currency },
    });
  }
  const rows: RefundRow[] = [];
  let left = wanted.amountMinor;
  for (const payment of paid.toReversed()) {
    const part = Math.min(left, payment.capturedMinor - payment.refundsMinor);
    if (part <= 0) continue;
    left -= part;
    // The lines are named once, however many payments they are given back from.
    const items = rows.length === 0 ? wanted.items : undefined;
    rows.push(await requestOne(tx, order, now, payment, { ...wanted, items, amountMinor: part }));
  }
  return rows;
}

/** What was paid twice goes back by itself. */
const isOfOrder = (payment: PaymentRow) =>
  payment.purpose !== "surplus" && payment.status === "CAPTURED";

/** What was paid for an order. What the restaurant took by hand becomes a payment here, when it is looked for. */
async function paymentsOf(tx: Tx, order: OrderRow, now: Date): Promise<PaymentRow[]> {
  const paid = (await getMoney(tx, order.id)).payments.filter(isOfOrder);
  if (paid.length > 0) return paid;
  const [bill] = await tx.select().from(bills).where(eq(bills.orderId, order.id));
  if (bill?.status !== "PAID") return [];
  return tx
    .insert(payments)
    .values({
      orderId: order.id,
      restaurantId: order.restaurantId,
      amountMinor: bill.totalMinor,
      currency: order.currency,
      status: "CAPTURED",
      provider: "cash",
      capturedMinor: bill.totalMinor,
      capturedAt: bill.paidAt,
      createdAt: now,
    })
    .returning();
}

async function requestOne(
  tx: Tx,
  order: OrderRow,
  now: Date,
  payment: PaymentRow,
  { amountMinor, percent, kind, reason, by, items }: Wanted,
): Promise<RefundRow> {
  await tx
    .update(payments)
    .set({ refundsMinor: sql`${payments.refundsMinor} + ${amountMinor}` })
    .where(eq(payments.id, payment.id));
  // Cash goes back over the counter: nobody has to be asked.
  const inCash = payment.provider === "cash";
  const [row] = await tx
    .insert(refunds)
    .values({
      id: newId(),
      orderId: order.id,
      paymentId: payment.id,
      amountMinor,
      percent: percent ?? null,
      kind,
      status: inCash ? "SUCCEEDED" : "REQUESTED",
      reason,
      by: by === AUTO ? null : by,
      items: items ?? null,
      nextTryAt: inCash ? null : now,
      createdAt: now,
      settledAt: inCash ? now : null,
    })
    .returning();
  if (!row) throw new Error("no refund was written");
  await appendEvent(tx, inCash ? "refund.succeeded" : "refund.requested", {
    key: order.id,
    restaurantId: order.restaurantId,
    at: now,
    data: refundFact(row, payment, order),
  });
  if (inCash) await updateBill(tx, order.id);
  return row;
}

/** Brings a paid bill's state up to what has gone back. */
export async function updateBill(tx: Tx, orderId: string): Promise<void> {
  const [bill] = await tx.select().from(bills).where(eq(bills.orderId, orderId));
  if (!bill || bill.status === "VOID" || bill.status === "PENDING") return;
  const money = await getMoney(tx, orderId);
  const status = billStatusOf(bill.totalMinor, money);
  if (status === bill.status) return;
  await tx.update(bills).set({ status }).where(eq(bills.id, bill.id));
}

interface End {
  reason?: string | undefined;
  by?: string | undefined;
  /** What the customer gets back for cancelling; absent: the restaurant ended it, all of it. */
  refundPercent?: number | undefined;
}

/** An order ends before it was served: what was paid goes back by the rule, what was not is not asked for any more. */
export async function settleEnd(tx: Tx, order: OrderRow, now: Date, end: End): Promise<void> {
  const { payments: asked } = await getMoney(tx, order.id);
  await expirePayments(tx, asked, now);
  const paid = await paymentsOf(tx, order, now);
  const percent = end.refundPercent ?? 100;
  const reason = end.reason ?? order.status.toLowerCase();
  const amountMinor = refundMinor(order.totalMinor, percent);
  if (paid.length > 0) {
    const kind = end.refundPercent === undefined ? "rejected" : "cancelled";
    const due = Math.min(amountMinor, refundableMinor(paid));
    const wanted = { amountMinor: due, kind, reason, percent, by: end.by } as const;
    if (due > 0) await requestRefunds(tx, order, now, wanted, paid);
  }
  // A bill that was paid tells by its state how much of it went back.
  const unpaid = and(eq(bills.orderId, order.id), eq(bills.status, "PENDING"));
  await tx.update(bills).set({ status: "VOID" }).where(unpaid);
  if (paid.length > 0 || order.paymentMethod !== "cash") return;
  // Nothing was paid yet: the row keeps what the rule says, and nothing moves.
  const row = { orderId: order.id, percent, amountMinor, reason, createdAt: now };
  await tx.insert(refunds).values(row);
}

/** Nobody is to pay these any more. Their providers are told afterwards. */
export async function expirePayments(
  tx: Tx,
  asked: readonly PaymentRow[],
  now: Date,
): Promise<void> {
  const ids = asked.filter((one) => one.status === "PENDING").map((one) => one.id);
  if (ids.length === 0) return;
  const expired = await tx
    .update(payments)
    .set({
      status: "EXPIRED",
      isProcessing: false,
      changeSealed: null,
      askAt: sql`case when ${payments.providerRef} is not null then ${now.toISOString()}::timestamptz end`,
    })
    .where(and(inArray(payments.id, ids), eq(payments.status, "PENDING")))
    .returning();
  for (const payment of expired) {
    const { provider: _, ...data } = paymentFact(payment);
    await appendEvent(tx, "payment.expired", {
      key: payment.orderId,
      restaurantId: payment.restaurantId,
      at: now,
      data,
    });
  }
}
