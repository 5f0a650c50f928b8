import { and, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { payments, refunds } from "@/db/schema";
import { providers } from "@/lib/payments/gateway/pool";
import type { MoneyRecord, ProviderName } from "@/lib/payments/types";
import { compareLists, type Mismatch } from "../rules/reconcile";

/** A page may be paid long after it was opened, and providers list by when it was opened. */
const MARGIN_MS = 2 * 86_400_000;

/** What our tables, the books and a provider's list of a period say differently. */
export async function reconcile(provider: ProviderName, from: Date, to: Date): Promise<Mismatch[]> {
  const [first, last] = [new Date(from.getTime() - MARGIN_MS), new Date(to.getTime() + MARGIN_MS)];
  const ours = await listOurs(provider, first, last);
  const theirs = await providers.of(provider).listMoney(first, last);
  const within = new Set(
    [...ours, ...theirs]
      .filter(({ at }) => at >= from && at < to)
      .map(({ kind, ref }) => `${kind} ${ref}`),
  );
  const wrong = compareLists(ours, theirs).filter(({ kind, ref }) => within.has(`${kind} ${ref}`));
  return [...wrong, ...(await listUnbooked(provider, from, to))];
}

async function listOurs(provider: ProviderName, from: Date, to: Date): Promise<MoneyRecord[]> {
  const paid = await db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.provider, provider),
        eq(payments.status, "CAPTURED"),
        gte(payments.capturedAt, from),
        lt(payments.capturedAt, to),
      ),
    );
  const back = await db
    .select({ refund: refunds, currency: payments.currency })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(payments.provider, provider),
        eq(refunds.status, "SUCCEEDED"),
        isNotNull(refunds.settledAt),
        gte(refunds.settledAt, from),
        lt(refunds.settledAt, to),
      ),
    );
  return [
    ...paid.map((row) => ({
      kind: "payment" as const,
      ref: row.chargeRef ?? row.id,
      amountMinor: row.capturedMinor,
      feeMinor: row.feeMinor,
      currency: row.currency,
      at: row.capturedAt ?? row.createdAt,
    })),
    ...back.map(({ refund, currency }) => ({
      kind: "refund" as const,
      ref: refund.providerRef ?? refund.id,
      amountMinor: refund.amountMinor,
      currency,
      at: refund.settledAt ?? refund.createdAt,
    })),
  ];
}

/** Orders whose captures the books do not hold, or not to the last unit. */
async function listUnbooked(provider: ProviderName, from: Date, to: Date): Promise<Mismatch[]> {
  const { rows } = await db.execute<{ id: string; captured: string; booked: string }>(sql`
    select p.order_id as id, p.captured::text, coalesce(l.booked, 0)::text as booked
      from (select order_id, sum(captured_minor) as captured, max(captured_at) as at from payments
             where provider = ${provider} and status = 'CAPTURED' group by order_id) p
      left join (select order_id, sum(amount_minor) as booked from ledger_entries
                  where account = 'provider' and kind = 'capture' group by order_id) l using (order_id)
     where p.at >= ${from.toISOString()}::timestamptz and p.at < ${to.toISOString()}::timestamptz
       and p.captured <> coalesce(l.booked, 0)`);
  return rows.map(({ id, captured, booked }) => ({
    kind: "payment",
    ref: `order ${id}`,
    what: "books",
    ours: booked,
    theirs: captured,
  }));
}
