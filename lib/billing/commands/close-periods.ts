import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { ledgerEntries, payouts } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { newId } from "@/lib/platform/ids";
import { closingOf } from "../rules/payouts";
import { sumOf } from "../rules/postings";
import type { HolderKind } from "../types";
import { holdBooks } from "./book-events";

interface Period {
  holderKind: HolderKind;
  holderId: string;
  currency: string;
  start: Date;
  end: Date;
}

/**
 * Adds up each week that has ended, by each holder's own calendar, for everybody who has something
 * open from it. Closing again closes nothing: what was counted is stamped. What comes into the books
 * late is counted in the week after.
 * @returns how many weeks were closed
 */
export async function closePeriods(now: Date): Promise<number> {
  let closed = 0;
  for (let open = await listOpen(now); open.length > 0; open = await listOpen(now)) {
    for (const period of open) if (await close(period, now)) closed += 1;
    if (closed > 0) announce();
  }
  return closed;
}

/** The earliest week of each holder that has ended and is not closed. */
async function listOpen(now: Date): Promise<Period[]> {
  const { rows } = await db.execute<{
    holder_id: string;
    currency: string;
    is_restaurant: boolean;
    starts: string;
    ends: string;
  }>(sql`
    with open as (
      select e.holder_id, e.currency, min(e.occurred_at) as since, r.id is not null as is_restaurant,
             coalesce(r.timezone, 'UTC') as zone
        from ledger_entries e left join restaurants r on r.id = e.holder_id
       where e.holder_id is not null and e.payout_id is null group by 1, 2, 4, 5
    ), week as (
      select open.*, greatest(date_trunc('week', since at time zone zone),
               (select max(p.period_end) at time zone zone from payouts p
                 where p.holder_id = open.holder_id and p.currency = open.currency)) as monday
        from open
    )
    select holder_id, currency, is_restaurant, monday at time zone zone as starts,
           (monday + interval '7 days') at time zone zone as ends
      from week where (monday + interval '7 days') at time zone zone <= ${now.toISOString()}::timestamptz
     order by holder_id`);
  return rows.map((row) => ({
    holderKind: row.is_restaurant ? "restaurant" : "rider",
    holderId: row.holder_id,
    currency: row.currency,
    start: new Date(row.starts),
    end: new Date(row.ends),
  }));
}

const close = (period: Period, now: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    await holdBooks(tx);
    const { holderKind, holderId, currency } = period;
    const id = newId();
    const open = await tx
      .update(ledgerEntries)
      .set({ payoutId: id })
      .where(
        and(
          eq(ledgerEntries.holderId, holderId),
          eq(ledgerEntries.currency, currency),
          isNull(ledgerEntries.payoutId),
          lt(ledgerEntries.occurredAt, period.end),
        ),
      )
      .returning();
    if (open.length === 0) return false;
    const amountMinor = 0 - sumOf(open);
    await tx.insert(payouts).values({
      id,
      holderKind,
      holderId,
      currency,
      periodStart: period.start,
      periodEnd: period.end,
      amountMinor,
      status: amountMinor > 0 ? "DUE" : amountMinor < 0 ? "CARRIED" : "PAID",
      createdAt: now,
    });
    const closing = closingOf(open, holderId);
    if (closing.length > 0)
      await tx.insert(ledgerEntries).values(
        closing.map((entry, line) => ({
          ...entry,
          postingId: id,
          line,
          currency,
          occurredAt: period.end,
          bookedAt: now,
          // What they owe stands open, and is the first line of the next week.
          payoutId: entry.account === "settlement" && amountMinor < 0 ? null : id,
        })),
      );
    await appendEvent(tx, "payout.closed", {
      key: holderId,
      restaurantId: holderKind === "restaurant" ? holderId : undefined,
      at: now,
      data: {
        payout_id: id,
        holder_kind: holderKind,
        holder_id: holderId,
        amount_minor: amountMinor,
        currency,
      },
    });
    return true;
  });
