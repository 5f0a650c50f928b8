import type { CaptureEvent, MoneyRecord, ProviderEvent, ProviderName } from "../types";

/** What is asked of a customer at a provider's page. */
export interface CheckoutRequest {
  paymentId: string;
  amountMinor: number;
  currency: string;
  /** Who is paid, as the page shows it. */
  payee: string;
  /** Where the customer goes afterwards, whatever came of it. */
  returnUrl: string;
  expiresAt: Date;
}

export interface Checkout {
  ref: string;
  url: string;
}

/** How a checkout stands when the provider is asked. */
export type CheckoutState =
  | { state: "open" | "processing" | "expired" }
  | { state: "captured"; capture: Omit<CaptureEvent, "id" | "kind"> };

export interface RefundRequest {
  /** Ours: the same twice is one refund. */
  refundId: string;
  paymentId: string;
  ref: string;
  chargeRef: string;
  amountMinor: number;
  currency: string;
}

export type RefundState =
  | { state: "succeeded" | "pending"; refundRef: string }
  | { state: "failed"; reason: string };

export interface WebhookRequest {
  /** As it came in, to the byte. */
  body: string;
  signature: string | undefined;
  now: Date;
}

/** Somebody who takes money for us. Each call may be made twice: ids of ours keep it to one effect. */
export interface PaymentProvider {
  readonly name: ProviderName;
  openCheckout: (request: CheckoutRequest) => Promise<Checkout>;
  lookUp: (ref: string) => Promise<CheckoutState>;
  /** Nobody is to pay there any more; tells how it stands then, for somebody may just have. */
  closeCheckout: (ref: string) => Promise<CheckoutState>;
  refund: (request: RefundRequest) => Promise<RefundState>;
  /** A refund asked for before; undefined when the provider knows of none. */
  findRefund: (request: RefundRequest) => Promise<RefundState | undefined>;
  /** Everything the provider has taken and given back from a moment to before another one. */
  listMoney: (from: Date, to: Date) => Promise<MoneyRecord[]>;
  /** @throws BadSignature; undefined for what is none of our business */
  readWebhook: (request: WebhookRequest) => Promise<ProviderEvent | undefined>;
}

/** Changed on its way, old, or not from the provider. */
export class BadSignature extends Error {}

/** The provider understood and said no: asking again changes nothing. */
export class Refused extends Error {}

/** Older than this, a signed message may be somebody's recording. */
export const MOST_AGE_S = 300;
