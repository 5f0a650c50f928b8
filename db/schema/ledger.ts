import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Account, EntryKind, HolderKind, PayoutStatus } from "@/lib/billing/types";
import { id, moment } from "./columns";

/**
 * The books: debits above zero, credits below, each posting adds up to zero. Rows are never changed,
 * but for the payout that settles them.
 */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    /** The event that caused it, or the payout: posting twice is posting once. */
    postingId: uuid().notNull(),
    line: smallint().notNull(),
    orderId: uuid(),
    account: text().$type<Account>().notNull(),
    /** Whose money it is, where it is somebody's: a restaurant, a rider. */
    holderId: uuid(),
    kind: text().$type<EntryKind>().notNull(),
    currency: text().notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    /** When it happened, and when it came into the books. */
    occurredAt: moment().notNull(),
    bookedAt: moment().notNull(),
    payoutId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.postingId, t.line] }),
    index("ledger_entries_order").on(t.orderId).where(sql`order_id is not null`),
    index("ledger_entries_open")
      .on(t.holderId, t.occurredAt)
      .where(sql`holder_id is not null and payout_id is null`),
    index("ledger_entries_payout").on(t.payoutId).where(sql`payout_id is not null`),
    check("ledger_entries_amount", sql`amount_minor <> 0`),
  ],
);

/** What a restaurant or rider is paid for a period; below zero: what they owe, carried into the next. */
export const payouts = pgTable(
  "payouts",
  {
    id: id(),
    holderKind: text().$type<HolderKind>().notNull(),
    holderId: uuid().notNull(),
    currency: text().notNull(),
    periodStart: moment().notNull(),
    periodEnd: moment().notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    status: text().$type<PayoutStatus>().notNull(),
    paidAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("payouts_holder_period").on(t.holderId, t.currency, t.periodEnd),
    index("payouts_due").on(t.createdAt).where(sql`status = 'DUE'`),
  ],
);

/** What the platform keeps of an order and how tips are split, from a moment on. */
export const billingTerms = pgTable(
  "billing_terms",
  {
    id: id(),
    /** null: every restaurant without terms of its own. */
    restaurantId: uuid(),
    since: moment().notNull(),
    commissionBp: integer().notNull(),
    riderTipBp: integer().notNull(),
  },
  (t) => [index().on(t.restaurantId, t.since)],
);
