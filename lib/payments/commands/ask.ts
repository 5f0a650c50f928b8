import { and, asc, eq, lte, ne } from "drizzle-orm";
import { db } from "@/db/client";
import { payments } from "@/db/schema";
import { announce } from "@/lib/events/wake";
import type { PaymentRow } from "@/lib/orders/queries";
import { logger, reasonOf } from "@/lib/platform/logger";
import { providers } from "../gateway/pool";
import type { CheckoutState } from "../gateway/provider";
import { getPayment, holdPayment } from "../queries";
import { nextAsk } from "../rules";
import { expireHeld, takeIn } from "./take-in";

const AT_A_TIME = 200;
const AT_ONCE = 8;

/**
 * Asks the providers how those payments stand that nobody has told us of: a message may be lost, a
 * card may be charged without an answer, an order may have waited long enough.
 */
export async function askAboutPayments(now: Date): Promise<void> {
  const due = await db
    .select()
    .from(payments)
    .where(lte(payments.askAt, now))
    .orderBy(asc(payments.askAt))
    .limit(AT_A_TIME);
  const lane = async () => {
    for (let next = due.pop(); next; next = due.pop()) {
      await ask(next, now).catch((error) =>
        logger.warn({ reason: reasonOf(error) }, "a payment could not be asked about"),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** As `askAboutPayments`, for one that somebody waits for. */
export async function askNow(paymentId: string, now: Date): Promise<PaymentRow> {
  const { payment } = await getPayment(paymentId);
  if (payment.status === "PENDING") await ask(payment, now);
  return (await getPayment(paymentId)).payment;
}

/** How it stands at the provider's; undefined when that cannot be known now. */
async function stateOf(payment: PaymentRow, now: Date): Promise<CheckoutState | undefined> {
  const { provider, providerRef, expiresAt } = payment;
  if (!providerRef || !provider || provider === "cash") return { state: "expired" };
  const isOver = payment.status !== "PENDING" || !expiresAt || expiresAt <= now;
  try {
    const asked = providers.of(provider);
    return await (isOver ? asked.closeCheckout(providerRef) : asked.lookUp(providerRef));
  } catch (error) {
    logger.warn({ provider, reason: reasonOf(error) }, "a provider does not say");
    return undefined;
  }
}

async function ask(payment: PaymentRow, now: Date): Promise<void> {
  const isUnopened = payment.providerRef === null;
  if (isUnopened && payment.expiresAt && payment.expiresAt > now) return;
  const found = await stateOf(payment, now);
  if (found?.state === "captured" && payment.provider && payment.provider !== "cash") {
    const id = `asked.${found.capture.ref}`;
    await takeIn(
      payment.provider,
      { ...found.capture, paymentId: payment.id, id, kind: "captured" },
      now,
    );
    await db.update(payments).set({ askAt: null }).where(eq(payments.id, payment.id));
    return;
  }
  const next = nextAsk(payment, found?.state, now);
  if (next.expires) await expire(payment.id, now);
  const isProcessing = found?.state === "processing";
  await db
    .update(payments)
    .set({ askAt: next.askAt, ...(found ? { isProcessing } : {}) })
    // Its message may have come meanwhile: then there is nothing more to ask.
    .where(and(eq(payments.id, payment.id), ne(payments.status, "CAPTURED")));
}

async function expire(paymentId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await holdPayment(tx, paymentId);
    if (held) await expireHeld(tx, { ...held, now });
  });
  announce();
}
