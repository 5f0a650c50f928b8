import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { RefundKind } from "@/lib/events/types";
import type { PaymentStatus, RefundedItem, RefundStatus } from "@/lib/orders/types";
import type { PaymentPurpose, ProviderEvent, ProviderName } from "@/lib/payments/types";
import { bytes, id, moment } from "./columns";

/** Money that is asked of a customer, once; a provider's page is opened for it when they go there. */
export const payments = pgTable(
  "payments",
  {
    id: id(),
    orderId: uuid().notNull(),
    restaurantId: uuid().notNull(),
    purpose: text().$type<PaymentPurpose>().notNull().default("order"),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    status: text().$type<PaymentStatus>().notNull().default("PENDING"),
    provider: text().$type<ProviderName | "cash">(),
    /** The provider's page. */
    providerRef: text(),
    /** What is refunded at the provider. */
    chargeRef: text(),
    checkoutUrl: text(),
    /** The provider has been told to pay and has not said what came of it. */
    isProcessing: boolean().notNull().default(false),
    /** Why the last try was declined. */
    failure: text(),
    capturedMinor: integer().notNull().default(0),
    feeMinor: integer().notNull().default(0),
    /** Given back or about to be. The check below is what no two refunds at once can pass. */
    refundsMinor: integer().notNull().default(0),
    /** The address that this payment is for, as JSON under AES-256-GCM; gone when it is settled. */
    changeSealed: bytes(),
    /** When the provider is asked next; null: there is nothing to ask. */
    askAt: moment(),
    expiresAt: moment(),
    capturedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    index("payments_order").on(t.orderId),
    uniqueIndex("payments_provider_ref").on(t.provider, t.providerRef),
    index("payments_to_ask").on(t.askAt).where(sql`ask_at is not null`),
    check("payments_refunds_within_captured", sql`refunds_minor <= captured_minor`),
  ],
);

/** Money that goes back, by rule or by hand. */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    orderId: uuid().notNull(),
    /** null: nothing had been paid, the row tells only what the rule says. */
    paymentId: uuid(),
    amountMinor: integer().notNull(),
    /** Of the rule that gave it back; null: by hand. */
    percent: integer(),
    kind: text().$type<RefundKind>(),
    status: text().$type<RefundStatus>().notNull().default("RECORDED"),
    reason: text().notNull(),
    /** The user who gave it back. */
    by: uuid(),
    items: jsonb().$type<RefundedItem[]>(),
    providerRef: text(),
    failure: text(),
    tries: integer().notNull().default(0),
    nextTryAt: moment(),
    createdAt: moment().notNull(),
    settledAt: moment(),
  },
  (t) => [
    index().on(t.orderId),
    index("refunds_due").on(t.nextTryAt).where(sql`status = 'REQUESTED'`),
  ],
);

/** What providers have told, once each; without `appliedAt` it waits for what it is about. */
export const paymentInbox = pgTable(
  "payment_inbox",
  {
    provider: text().$type<ProviderName>().notNull(),
    eventId: text().notNull(),
    paymentId: uuid(),
    event: jsonb().$type<ProviderEvent>().notNull(),
    receivedAt: moment().notNull(),
    appliedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.eventId] }),
    index("payment_inbox_waiting").on(t.paymentId).where(sql`applied_at is null`),
    index("payment_inbox_received").on(t.receivedAt),
  ],
);

/** The sandbox's own books: it is a provider that happens to live here. */
export const sandboxCheckouts = pgTable(
  "sandbox_checkouts",
  {
    ref: text().primaryKey(),
    paymentId: uuid().notNull().unique(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    payee: text().notNull(),
    returnUrl: text().notNull(),
    status: text().$type<"OPEN" | "CHALLENGED" | "PROCESSING" | "PAID" | "EXPIRED">().notNull(),
    /** Of a payment whose answer is late: when it is made after all. */
    settlesAt: moment(),
    refundedMinor: integer().notNull().default(0),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
  },
  () => [check("sandbox_refunds_within_paid", sql`refunded_minor <= amount_minor`)],
);

export const sandboxRefunds = pgTable("sandbox_refunds", {
  /** Our refund's id: the same twice is one refund. */
  id: uuid().primaryKey(),
  ref: text().notNull(),
  amountMinor: integer().notNull(),
  createdAt: moment().notNull(),
});

/** Signed messages on their way from the sandbox to ourselves. */
export const sandboxMessages = pgTable(
  "sandbox_messages",
  {
    id: id(),
    body: text().notNull(),
    tries: integer().notNull().default(0),
    nextTryAt: moment().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [index("sandbox_messages_due").on(t.nextTryAt)],
);
