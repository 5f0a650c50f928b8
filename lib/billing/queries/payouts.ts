import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { ledgerEntries, orders, payouts, tickets } from "@/db/schema";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type PageQuery, readMomentCursor } from "@/lib/platform/http/page";
import { type Breakdown, breakdownOf } from "../rules/payouts";
import type { Entry } from "../types";

/** Whose payouts: proven by a scope, or by being the rider. */
export type Holder = RestaurantScope | { riderId: string };

const idOf = (holder: Holder): string =>
  "riderId" in holder ? holder.riderId : holder.restaurantId;

export interface Payout {
  row: typeof payouts.$inferSelect;
  parts: Breakdown;
}

/** A currency's earnings that no period has closed yet. */
export interface Open {
  currency: string;
  parts: Breakdown;
}

const { payoutId, account, kind, currency, amountMinor, postingId, orderId } = ledgerEntries;
const minor = sql<number>`sum(${amountMinor})`.mapWith(Number);
/** What was earned, not how it was closed and paid. */
const earned = sql`${kind} <> 'paid' and (${payoutId} is null or ${postingId} <> ${payoutId})`;

/** Closed weeks, latest first, one more than `limit`, and what has come since the last one. */
export async function listPayouts(
  holder: Holder,
  { limit, cursor }: PageQuery,
): Promise<{ closed: Payout[]; open: Open[] }> {
  const holderId = idOf(holder);
  const after = readMomentCursor(cursor);
  const earlier = after
    ? sql`(${payouts.periodEnd}, ${payouts.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const rows = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.holderId, holderId), earlier))
    .orderBy(desc(payouts.periodEnd), desc(payouts.id))
    .limit(limit + 1);
  const ids = rows.map((row) => row.id);
  const sums = await db
    .select({ payoutId, account, kind, currency, amountMinor: minor })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.holderId, holderId),
        earned,
        ids.length > 0 ? or(isNull(payoutId), inArray(payoutId, ids)) : isNull(payoutId),
      ),
    )
    .groupBy(payoutId, account, kind, currency);
  const of = (id: string | null) => sums.filter((sum) => sum.payoutId === id);
  const currencies = [...new Set(of(null).map((sum) => sum.currency))];
  return {
    closed: rows.map((row) => ({ row, parts: breakdownOf(of(row.id)) })),
    open: currencies.map((one) => ({
      currency: one,
      parts: breakdownOf(of(null).filter((sum) => sum.currency === one)),
    })),
  };
}

/** An order's line of a statement; without an order: what was carried, or handed in. */
export interface StatementLine {
  orderId: string | null;
  number: number | null;
  placedAt: Date | null;
  parts: Breakdown;
}

/** A closed week order by order, or what is open. @throws AppError `not_found` */
export async function getStatement(
  holder: Holder,
  id: string,
): Promise<{ currency: string; lines: StatementLine[] }> {
  const holderId = idOf(holder);
  const [payout] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.id, id), eq(payouts.holderId, holderId)));
  if (!payout) throw new AppError("not_found");
  const lines = await listLines(
    and(eq(ledgerEntries.holderId, holderId), eq(payoutId, id), earned),
  );
  return { currency: payout.currency, lines };
}

async function listLines(where: SQL | undefined): Promise<StatementLine[]> {
  const rows = await db
    .select({
      orderId,
      account,
      kind,
      amountMinor: minor,
      number: tickets.number,
      placedAt: orders.placedAt,
    })
    .from(ledgerEntries)
    .leftJoin(orders, eq(orders.id, orderId))
    .leftJoin(tickets, eq(tickets.orderId, orderId))
    .where(where)
    .groupBy(orderId, account, kind, tickets.number, orders.placedAt)
    .orderBy(orders.placedAt, orderId);
  const byOrder = new Map<string | null, typeof rows>();
  for (const row of rows) {
    const own = byOrder.get(row.orderId);
    if (own) own.push(row);
    else byOrder.set(row.orderId, [row]);
  }
  return [...byOrder].map(([id, own]) => ({
    orderId: id,
    number: own[0]?.number ?? null,
    placedAt: own[0]?.placedAt ?? null,
    parts: breakdownOf(own satisfies Omit<Entry, "holderId">[]),
  }));
}
