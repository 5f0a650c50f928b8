/** Who can be asked to take money; cash needs nobody. */
export const providerNames = ["stripe", "sandbox"] as const;
export type ProviderName = (typeof providerNames)[number];

/** What the money is for: an order, what a new address adds to it, or what was paid twice. */
export type PaymentPurpose = "order" | "difference" | "surplus";

interface Told {
  /** The provider's own id of what it tells: the same twice is told once. */
  id: string;
  /** Ours, as we gave it to the provider. */
  paymentId: string;
  ref: string;
}

export type CaptureEvent = Told & {
  kind: "captured";
  chargeRef: string;
  amountMinor: number;
  currency: string;
  feeMinor: number;
};

export type RefundEvent = Told & {
  kind: "refunded";
  refundRef: string;
  /** Ours; absent for one that was made at the provider's. */
  refundId?: string | undefined;
  amountMinor: number;
};

/** What a provider tells, in our words. */
export type ProviderEvent =
  | CaptureEvent
  | RefundEvent
  | (Told & { kind: "failed"; reason: string })
  | (Told & { kind: "expired" })
  | (Told & { kind: "refund_failed"; refundId: string; reason: string });

/** Money as a provider's own list has it. */
export interface MoneyRecord {
  kind: "payment" | "refund";
  /** The provider's name for it. */
  ref: string;
  amountMinor: number;
  /** What the provider kept; absent where the list does not say. */
  feeMinor?: number | undefined;
  currency: string;
  at: Date;
}

/** What can be played at the sandbox's page. */
export const sandboxOutcomes = ["pay", "challenge", "decline", "time_out"] as const;
export type SandboxOutcome = (typeof sandboxOutcomes)[number];
