import { and, eq, isNull, sql } from "drizzle-orm";
import { payments } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { paymentFact } from "@/lib/orders/commands/give-back";
import type { PaymentRow } from "@/lib/orders/queries";
import type { Ctx } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { providers } from "../gateway/pool";
import { getPayment } from "../queries";

/** How long after opening the provider is asked for the first time, should its message be lost. */
const ASK_AFTER_S = 60;

/** Where the customer goes when the provider is done with them. */
export const returnUrlOf = ({ orderId }: Pick<PaymentRow, "orderId">): string =>
  `${env.APP_URL}/orders/${orderId}?paid`;

/**
 * The provider's page for a payment; the same one for whoever comes again, so that nobody can pay
 * twice. @throws AppError `payment_over`
 */
export async function openCheckout(ctx: Ctx, paymentId: string): Promise<{ url: string }> {
  const { payment, restaurantName } = await getPayment(paymentId);
  const { expiresAt } = payment;
  if (payment.status !== "PENDING" || !expiresAt || expiresAt <= ctx.now) {
    throw new AppError("payment_over", {
      detail: payment.status === "CAPTURED" ? "It has been paid" : "It was not paid in time",
      extra: { payment_status: payment.status, return_url: returnUrlOf(payment) },
    });
  }
  if (payment.checkoutUrl) return { url: payment.checkoutUrl };
  const opened = await providers.openCheckout({
    paymentId,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    payee: restaurantName,
    returnUrl: returnUrlOf(payment),
    expiresAt,
  });
  const won = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(payments)
      .set({
        provider: opened.provider,
        providerRef: opened.ref,
        checkoutUrl: opened.url,
        askAt: sql`least(${payments.expiresAt}, ${ctx.now.toISOString()}::timestamptz + make_interval(secs => ${ASK_AFTER_S}))`,
      })
      .where(
        and(
          eq(payments.id, paymentId),
          eq(payments.status, "PENDING"),
          isNull(payments.providerRef),
        ),
      )
      .returning();
    if (!row) return false;
    await appendEvent(tx, "payment.opened", {
      key: row.orderId,
      restaurantId: row.restaurantId,
      at: ctx.now,
      data: paymentFact(row),
    });
    return true;
  });
  announce();
  // Opened twice in one moment: everybody is sent to the page that is kept.
  return won ? { url: opened.url } : openCheckout(ctx, paymentId);
}
