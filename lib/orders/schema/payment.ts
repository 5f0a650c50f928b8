import { z } from "@hono/zod-openapi";
import { env } from "@/lib/platform/env";
import { currency, timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { PaymentRow } from "../queries";
import { paymentStatuses } from "../types";

export const paymentSchema = z
  .object({
    id: uuid,
    status: z.enum(paymentStatuses),
    amount: z.number(),
    currency,
    /** While it can be paid: where, and until when. */
    checkout_url: z.url().optional(),
    expires_at: timestamp.optional(),
    /** The provider has not said yet what came of it. */
    is_processing: z.boolean(),
    /** Why the last try was declined. */
    failure: z.string().optional(),
  })
  .openapi("Payment");
export type PaymentJson = z.infer<typeof paymentSchema>;

/** Where a payment is made: the page opens the provider's. Whoever has the address may pay. */
export const payUrl = (paymentId: string): string => `${env.APP_URL}/pay/${paymentId}`;

export const toPaymentJson = (payment: PaymentRow): PaymentJson => ({
  id: payment.id,
  status: payment.status,
  amount: toMajor(payment.amountMinor, payment.currency),
  currency: payment.currency,
  is_processing: payment.isProcessing,
  ...(payment.status === "PENDING"
    ? {
        checkout_url: payUrl(payment.id),
        ...(payment.expiresAt ? { expires_at: payment.expiresAt.toISOString() } : {}),
        ...(payment.failure ? { failure: payment.failure } : {}),
      }
    : {}),
});
