import { and, asc, eq, lte, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { payments, refunds } from "@/db/schema";
import { announce } from "@/lib/events/wake";
import type { PaymentRow, RefundRow } from "@/lib/orders/queries";
import { logger, reasonOf } from "@/lib/platform/logger";
import { providers } from "../gateway/pool";
import type { RefundState } from "../gateway/provider";
import { holdPayment } from "../queries";
import { refundWaitS } from "../rules";
import { failRefund, succeedRefund } from "./settle-refund";

const AT_A_TIME = 200;
const AT_ONCE = 8;
/** From here on somebody should look why. */
const MANY_TRIES = 8;

interface Due {
  refund: RefundRow;
  payment: PaymentRow;
}

/** Has the providers give back what was decided; again and again until they have answered. */
export async function sendRefunds(now: Date): Promise<void> {
  const due = await db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.status, "REQUESTED"), lte(refunds.nextTryAt, now)))
    .orderBy(asc(refunds.nextTryAt))
    .limit(AT_A_TIME);
  const lane = async () => {
    for (let next = due.pop(); next; next = due.pop()) await sendOne(next, now);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (due.length > 0) announce();
}

async function sendOne({ refund, payment }: Due, now: Date): Promise<void> {
  const tries = refund.tries + 1;
  // Noted before it is sent: after a crash it is looked for first.
  await db
    .update(refunds)
    .set({ tries, nextTryAt: new Date(now.getTime() + refundWaitS(tries) * 1_000) })
    .where(and(eq(refunds.id, refund.id), eq(refunds.status, "REQUESTED")));
  try {
    const state = await give({ refund, payment });
    if (state.state !== "pending")
      await db.transaction((tx) => settle(tx, refund, payment, state, now));
  } catch (error) {
    const told = { refundId: refund.id, tries, reason: reasonOf(error) };
    if (tries >= MANY_TRIES) logger.error(told, "a refund does not get through");
    else logger.warn(told, "a refund is tried again");
  }
}

async function give({ refund, payment }: Due): Promise<RefundState> {
  const { provider, providerRef, chargeRef } = payment;
  if (!provider || provider === "cash" || !providerRef || !chargeRef)
    throw new Error("a refund without a provider");
  const asked = providers.of(provider);
  const request = {
    refundId: refund.id,
    paymentId: payment.id,
    ref: providerRef,
    chargeRef,
    amountMinor: refund.amountMinor,
    currency: payment.currency,
  };
  const known = refund.tries > 0 ? await asked.findRefund(request) : undefined;
  return known ?? asked.refund(request);
}

async function settle(
  tx: Tx,
  { id }: RefundRow,
  { id: paymentId }: PaymentRow,
  state: Exclude<RefundState, { state: "pending" }>,
  now: Date,
): Promise<void> {
  const held = await holdPayment(tx, paymentId);
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id));
  if (!held || !refund) return;
  if (state.state === "failed") await failRefund(tx, { ...held, now }, refund, state.reason);
  else await succeedRefund(tx, { ...held, now }, refund, state.refundRef);
}

/** Messages are kept as long as a provider may repeat them. */
const INBOX_DAYS = 90;

/** Forgets what providers told long ago. */
export async function deleteOldMessages(now: Date): Promise<void> {
  await db.execute(sql`
    delete from payment_inbox
     where received_at < ${now.toISOString()}::timestamptz - make_interval(days => ${INBOX_DAYS})
       and applied_at is not null`);
}
