import Stripe from "stripe";
import { currencyDigits } from "@/lib/platform/currency";
import { env } from "@/lib/platform/env";
import type { MoneyRecord, ProviderEvent } from "../types";
import {
  BadSignature,
  type CheckoutState,
  MOST_AGE_S,
  type PaymentProvider,
  type RefundState,
  Refused,
} from "./provider";

const DEADLINE_MS = 8_000;
/** Stripe keeps a page open for half an hour at least; what is paid there too late goes back. */
const SHORTEST_S = 31 * 60;

const api = new URL(env.STRIPE_API_URL);
const stripe = new Stripe(env.STRIPE_SECRET_KEY ?? "sk_unset", {
  host: api.hostname,
  protocol: api.protocol === "http:" ? "http" : "https",
  ...(api.port ? { port: Number(api.port) } : {}),
  timeout: DEADLINE_MS,
  // The pool decides what is asked again.
  maxNetworkRetries: 0,
  telemetry: false,
});

// Stripe counts these in hundredths although they have none: docs.stripe.com/currencies.
const hundredths = new Set(["ISK", "UGX"]);
const scaleOf = (currency: string) =>
  hundredths.has(currency.toUpperCase()) && currencyDigits(currency.toUpperCase()) === 0 ? 100 : 1;
const toStripe = (minor: number, currency: string) => minor * scaleOf(currency);
const fromStripe = (amount: number, currency: string) => Math.round(amount / scaleOf(currency));

const idOf = (thing: string | { id: string } | null | undefined): string | undefined =>
  typeof thing === "string" ? thing : thing?.id;

const withCharge = { expand: ["payment_intent.latest_charge.balance_transaction"] };

/** What Stripe keeps of a charge, in the payment's currency where it settles in that; else not known. */
function feeOf(intent: Stripe.PaymentIntent): number {
  const charge = intent.latest_charge;
  const settled = charge && typeof charge !== "string" ? charge.balance_transaction : undefined;
  if (!settled || typeof settled === "string" || settled.currency !== intent.currency) return 0;
  return fromStripe(settled.fee, intent.currency);
}

function stateOf(session: Stripe.Checkout.Session): CheckoutState {
  const intent = session.payment_intent;
  if (session.payment_status === "paid" && intent && typeof intent !== "string") {
    const currency = intent.currency.toUpperCase();
    return {
      state: "captured",
      capture: {
        paymentId: session.client_reference_id ?? "",
        ref: session.id,
        chargeRef: intent.id,
        amountMinor: fromStripe(intent.amount_received, currency),
        currency,
        feeMinor: feeOf(intent),
      },
    };
  }
  if (session.status === "expired") return { state: "expired" };
  return { state: session.status === "complete" ? "processing" : "open" };
}

const lookUp = async (ref: string): Promise<CheckoutState> =>
  stateOf(await told(stripe.checkout.sessions.retrieve(ref, withCharge)));

/** Stripe's refusals are final, as opposed to its silence; a key that is not right is ours to mend. */
async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // Its words may repeat what was sent: only the code is told on.
    if (error instanceof Stripe.errors.StripeInvalidRequestError)
      throw new Refused(error.code ?? error.type);
    throw error;
  }
}

function refundStateOf(refund: Stripe.Refund): RefundState {
  if (refund.status === "failed" || refund.status === "canceled")
    return { state: "failed", reason: refund.failure_reason ?? refund.status };
  const state = refund.status === "succeeded" ? "succeeded" : "pending";
  return { state, refundRef: refund.id };
}

/** Stripe Checkout: cards on a page of Stripe's, refunds, signed webhooks. */
export const stripeProvider: PaymentProvider = {
  name: "stripe",

  async openCheckout({ paymentId, amountMinor, currency, payee, returnUrl, expiresAt }) {
    const soonest = Math.floor(Date.now() / 1_000) + SHORTEST_S;
    const metadata = { payment_id: paymentId };
    const session = await told(
      stripe.checkout.sessions.create(
        {
          mode: "payment",
          client_reference_id: paymentId,
          metadata,
          payment_intent_data: { metadata },
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: currency.toLowerCase(),
                unit_amount: toStripe(amountMinor, currency),
                product_data: { name: payee },
              },
            },
          ],
          success_url: returnUrl,
          cancel_url: returnUrl,
          expires_at: Math.max(soonest, Math.floor(expiresAt.getTime() / 1_000)),
        },
        { idempotencyKey: `checkout.${paymentId}` },
      ),
    );
    if (!session.url) throw new Error("Stripe made a checkout without a page");
    return { ref: session.id, url: session.url };
  },

  lookUp,

  async closeCheckout(ref) {
    try {
      await told(stripe.checkout.sessions.expire(ref));
    } catch (error) {
      // Paid or expired already: asking tells which.
      if (!(error instanceof Refused)) throw error;
    }
    return lookUp(ref);
  },

  async refund({ refundId, paymentId, chargeRef, amountMinor, currency }) {
    try {
      const refund = await told(
        stripe.refunds.create(
          {
            payment_intent: chargeRef,
            amount: toStripe(amountMinor, currency),
            metadata: { refund_id: refundId, payment_id: paymentId },
          },
          { idempotencyKey: `refund.${refundId}` },
        ),
      );
      return refundStateOf(refund);
    } catch (error) {
      if (error instanceof Refused) return { state: "failed", reason: error.message };
      throw error;
    }
  },

  async findRefund({ refundId, chargeRef }) {
    const made = await told(stripe.refunds.list({ payment_intent: chargeRef, limit: 100 }));
    const found = made.data.find((refund) => refund.metadata?.refund_id === refundId);
    return found && refundStateOf(found);
  },

  async listMoney(from, to) {
    const seconds = (moment: Date) => Math.floor(moment.getTime() / 1_000);
    const span = { created: { gte: seconds(from), lt: seconds(to) }, limit: 100 };
    const records: MoneyRecord[] = [];
    const add = (
      kind: MoneyRecord["kind"],
      ref: string,
      amount: number,
      code: string,
      at: number,
    ) => {
      const currency = code.toUpperCase();
      const amountMinor = fromStripe(amount, currency);
      records.push({ kind, ref, amountMinor, currency, at: new Date(at * 1_000) });
    };
    for await (const intent of stripe.paymentIntents.list(span))
      if (intent.amount_received > 0)
        add("payment", intent.id, intent.amount_received, intent.currency, intent.created);
    for await (const refund of stripe.refunds.list(span))
      if (refund.status === "succeeded")
        add("refund", refund.id, refund.amount, refund.currency, refund.created);
    return records;
  },

  async readWebhook({ body, signature, now }) {
    const event = verified(body, signature, now);
    return toEvent(event);
  },
};

function verified(body: string, signature: string | undefined, now: Date): Stripe.Event {
  const secret = env.STRIPE_WEBHOOK_SECRET ?? "";
  try {
    const at = now.getTime();
    return stripe.webhooks.constructEvent(body, signature ?? "", secret, MOST_AGE_S, undefined, at);
  } catch {
    throw new BadSignature();
  }
}

/** Stripe's word in ours. Of a capture the charge is read: the event does not tell what Stripe keeps. */
async function toEvent(event: Stripe.Event): Promise<ProviderEvent | undefined> {
  const { id } = event;
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded": {
      const now = await lookUp(event.data.object.id);
      return now.state === "captured" ? { id, kind: "captured", ...now.capture } : undefined;
    }
    case "checkout.session.expired": {
      const { id: ref, client_reference_id: paymentId } = event.data.object;
      return paymentId ? { id, kind: "expired", paymentId, ref } : undefined;
    }
    case "payment_intent.payment_failed": {
      const intent = event.data.object;
      const paymentId = intent.metadata.payment_id;
      const reason = intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code;
      return paymentId
        ? { id, kind: "failed", paymentId, ref: intent.id, reason: reason ?? "declined" }
        : undefined;
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return refundEvent(id, event.data.object);
    default:
      return undefined;
  }
}

async function refundEvent(id: string, refund: Stripe.Refund): Promise<ProviderEvent | undefined> {
  const ref = idOf(refund.payment_intent);
  if (!ref) return undefined;
  const paymentId =
    refund.metadata?.payment_id ??
    (await told(stripe.paymentIntents.retrieve(ref))).metadata.payment_id;
  if (!paymentId) return undefined;
  const refundId = refund.metadata?.refund_id;
  const state = refundStateOf(refund);
  if (state.state === "succeeded") {
    const amountMinor = fromStripe(refund.amount, refund.currency);
    return { id, kind: "refunded", paymentId, ref, refundRef: refund.id, refundId, amountMinor };
  }
  if (state.state === "failed" && refundId)
    return { id, kind: "refund_failed", paymentId, ref, refundId, reason: state.reason };
  return undefined;
}
