import type { ComposedOrder } from "@/lib/orders/commands/compose-order";
import { billStatusOf, promiseOncePaid, refundMinor, refundPercent } from "@/lib/orders/rules";
import { captureOf } from "@/lib/payments/gateway/sandbox";
import { newId } from "@/lib/platform/ids";
import type { Life } from "./lives";
import type { PastOrder } from "./orders";
import { eventRow } from "./store-orders";

const OPENED_AFTER_MS = 4_000;
const GIVEN_BACK_AFTER_MS = 5_000;

/** An order that was paid at this moment, and so placed. */
export const placedOncePaid = (order: ComposedOrder, paidAt: Date): ComposedOrder => ({
  ...order,
  placedAt: paidAt,
  promisedAt: promiseOncePaid({ ...order, scheduledFor: order.scheduledFor ?? null }, paidAt),
});

/** What was paid by card at the sandbox, and what of it went back when the order was called off. */
export function cardPaymentOf(order: ComposedOrder, { history }: Life, submittedAt: Date) {
  if (!order.payment) return undefined;
  const { id: paymentId, until } = order.payment;
  const { id: orderId, restaurantId, placedAt: paidAt, totalMinor, currency } = order;
  const ref = `sbx_${orderId.replaceAll("-", "")}`;
  const refund = refundOf(order, history.at(-1));
  const back = refund ? [{ status: "SUCCEEDED" as const, amountMinor: refund.amountMinor }] : [];
  const paid = { capturedMinor: totalMinor, refundsMinor: refund?.amountMinor ?? 0 };
  return {
    ...captureOf({ ref, paymentId, amountMinor: totalMinor, currency }),
    orderId,
    restaurantId,
    submittedAt,
    paidAt,
    until,
    refund,
    billStatus: billStatusOf(totalMinor, { payments: [paid], refunds: back }),
  };
}
export type CardPayment = NonNullable<ReturnType<typeof cardPaymentOf>>;

function refundOf(
  { placedAt, totalMinor }: ComposedOrder,
  last: Life["history"][number] | undefined,
) {
  if (last?.status !== "CANCELLED" && last?.status !== "REJECTED") return undefined;
  const at = new Date(last.at);
  const isRejected = last.status === "REJECTED";
  const percent = isRejected ? 100 : (refundPercent(placedAt, at) ?? 0);
  return {
    id: newId(),
    amountMinor: refundMinor(totalMinor, percent),
    percent,
    kind: isRejected ? ("rejected" as const) : ("cancelled" as const),
    at,
    settledAt: new Date(at.getTime() + GIVEN_BACK_AFTER_MS),
  };
}

/** Rows of the payments, and of the sandbox's own books. */
export const paymentRow = ({ card }: PastOrder) =>
  card
    ? [
        {
          id: card.paymentId,
          order_id: card.orderId,
          restaurant_id: card.restaurantId,
          amount_minor: card.amountMinor,
          currency: card.currency,
          ref: card.ref,
          charge_ref: card.chargeRef,
          fee_minor: card.feeMinor,
          refunds_minor: card.refund?.amountMinor ?? 0,
          expires_at: card.until,
          captured_at: card.paidAt,
          created_at: card.submittedAt,
          refund_id: card.refund?.id ?? null,
          refunded_at: card.refund?.settledAt ?? null,
        },
      ]
    : [];

export const insertPayments = `
insert into payments (id, order_id, restaurant_id, amount_minor, currency, status, provider, provider_ref,
  charge_ref, captured_minor, fee_minor, refunds_minor, expires_at, captured_at, created_at)
select id, order_id, restaurant_id, amount_minor, currency, 'CAPTURED', 'sandbox', ref, charge_ref,
  amount_minor, fee_minor, refunds_minor, expires_at, captured_at, created_at from paid`;
export const insertCheckouts = `
insert into sandbox_checkouts (ref, payment_id, amount_minor, currency, payee, return_url, status,
  refunded_minor, expires_at, created_at)
select p.ref, p.id, p.amount_minor, p.currency, r.name, '', 'PAID', p.refunds_minor, p.expires_at, p.created_at
from paid p join restaurants r on r.id = p.restaurant_id`;
export const insertSandboxRefunds = `
insert into sandbox_refunds (id, ref, amount_minor, created_at)
select refund_id, ref, refunds_minor, refunded_at from paid where refund_id is not null`;

/** The facts of a payment, and of what went back. */
export function cardFacts({ order, card }: PastOrder) {
  if (!card) return [];
  const about = { key: card.orderId, restaurantId: card.restaurantId };
  const fact = {
    order_id: card.orderId,
    restaurant_id: card.restaurantId,
    payment_id: card.paymentId,
    provider: "sandbox",
    amount_minor: card.amountMinor,
    currency: card.currency,
  };
  const openedAt = new Date(card.submittedAt.getTime() + OPENED_AFTER_MS).toISOString();
  const paidAt = card.paidAt.toISOString();
  const captured = { ...fact, fee_minor: card.feeMinor };
  const paid = [
    eventRow("payment.opened", { ...about, at: openedAt, payload: fact }),
    eventRow("payment.captured", { ...about, at: paidAt, version: 1, payload: captured }),
  ];
  if (!card.refund) return paid;
  const { id, amountMinor, kind, percent, at, settledAt } = card.refund;
  const payload = {
    ...fact,
    amount_minor: amountMinor,
    refund_id: id,
    reason_kind: kind,
    placed_at: order.placedAt.toISOString(),
    percent,
  };
  const requested = { ...about, at: at.toISOString(), payload };
  return [
    ...paid,
    eventRow("refund.requested", requested),
    eventRow("refund.succeeded", { ...about, at: settledAt.toISOString(), payload }),
  ];
}
