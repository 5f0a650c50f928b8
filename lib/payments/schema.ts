import { z } from "@hono/zod-openapi";
import type { PaymentRow, RefundRow } from "@/lib/orders/queries";
import { paymentSchema, toPaymentJson } from "@/lib/orders/schema/payment";
import { refundSchema, toRefundJson } from "@/lib/orders/schema/refund";
import { bodyOf, currency, money, shortText, timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { RefundWish } from "./commands/refund-order";
import type { SandboxCheckout } from "./gateway/sandbox";
import type { FullPayment } from "./queries";
import { providerNames, sandboxOutcomes } from "./types";

const MOST_LINES = 100;

const refundBody = z
  .strictObject({
    amount: money.positive().optional(),
    items: z
      .array(z.strictObject({ id: uuid, quantity: z.int().min(1).max(99) }))
      .min(1)
      .max(MOST_LINES)
      .refine(
        (items) => new Set(items.map((one) => one.id)).size === items.length,
        "an item is named twice",
      )
      .optional(),
    reason: shortText(200),
  })
  .refine((body) => body.amount === undefined || body.items === undefined, {
    path: ["amount"],
    error: "either an amount or items, not both",
  })
  .openapi("NewRefund");
export const newRefund = bodyOf(refundBody);

/** The body as what is wished for. */
export const fromRefund = ({ amount, items, reason }: z.infer<typeof refundBody>): RefundWish => ({
  amount,
  items: items?.map(({ id, quantity }) => ({ itemId: id, quantity })),
  reason,
});

export const refundedSchema = z
  .object({
    refund_id: uuid,
    order_id: uuid,
    amount: z.number(),
    currency,
    reason: z.string(),
    /** One for each payment that it is given back from. */
    refunds: z.array(refundSchema),
  })
  .openapi("RefundedOrder");

export function toRefundedJson(
  order: { id: string; currency: string },
  refunds: readonly RefundRow[],
) {
  const [first] = refunds;
  if (!first) throw new Error("nothing was given back");
  const minor = refunds.reduce((sum, one) => sum + one.amountMinor, 0);
  return {
    refund_id: first.id,
    order_id: order.id,
    amount: toMajor(minor, order.currency),
    currency: order.currency,
    reason: first.reason,
    refunds: refunds.map((one) => toRefundJson(one, order.currency)),
  };
}

export const payableSchema = paymentSchema
  .extend({ restaurant_name: z.string(), order_id: uuid })
  .openapi("PayablePayment");
export type PayableJson = z.infer<typeof payableSchema>;

export const toPayableJson = ({ payment, restaurantName }: FullPayment): PayableJson => ({
  ...toPaymentJson(payment),
  restaurant_name: restaurantName,
  order_id: payment.orderId,
});

export const checkedSchema = paymentSchema;
export const toCheckedJson = (payment: PaymentRow) => toPaymentJson(payment);

export const openedSchema = z.object({ url: z.url() }).openapi("OpenedCheckout");

export const sandboxParam = z.object({ ref: z.string().regex(/^sbx_[\w-]{20,80}$/) });
export const outcomeBody = bodyOf(z.strictObject({ outcome: z.enum(sandboxOutcomes) }));
export const sandboxSchema = z
  .object({
    ref: z.string(),
    status: z.enum(["OPEN", "CHALLENGED", "PROCESSING", "PAID", "EXPIRED"]),
    amount: z.number(),
    currency,
    payee: z.string(),
    return_url: z.url(),
    expires_at: timestamp,
  })
  .openapi("SandboxCheckout");
export type SandboxJson = z.infer<typeof sandboxSchema>;

export const toSandboxJson = (checkout: SandboxCheckout): SandboxJson => ({
  ref: checkout.ref,
  status: checkout.status,
  amount: toMajor(checkout.amountMinor, checkout.currency),
  currency: checkout.currency,
  payee: checkout.payee,
  return_url: checkout.returnUrl,
  expires_at: checkout.expiresAt.toISOString(),
});

export const hookParam = z.object({ provider: z.enum(providerNames) });
