import { inArray, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { OrderStatus } from "@/lib/orders/types";
import { balancesOf, usualTerms } from "../rules/balances";
import { afterFact, factsIn, type MoneyFact } from "../rules/facts";
import { difference } from "../rules/postings";
import type { Entry } from "../types";

/** What an event says about money; undefined when it says nothing. */
export function moneyFactOf(event: StoredEvent): MoneyFact | undefined {
  if (isType(event, "payment.captured"))
    return {
      kind: "captured",
      amountMinor: event.payload.amount_minor,
      feeMinor: event.payload.fee_minor,
    };
  if (isType(event, "refund.succeeded"))
    return {
      kind: event.payload.provider === "cash" ? "returned" : "refunded",
      amountMinor: event.payload.amount_minor,
    };
  if (isType(event, "bill.paid"))
    return {
      kind: "collected",
      amountMinor: event.payload.total_minor,
      riderId: event.payload.rider_id,
    };
  if (isType(event, "delivery.status_updated")) {
    const { status, rider_id: riderId, pay_minor: payMinor } = event.payload;
    return status === "DELIVERED" && riderId ? { kind: "delivered", riderId, payMinor } : undefined;
  }
  if (isType(event, "order.status_updated"))
    return outcomes[event.payload.status] ? { kind: "ended" } : undefined;
  return undefined;
}

const outcomes: Partial<Record<string, "sold" | "unsold">> = {
  COMPLETED: "sold",
  CANCELLED: "unsold",
  REJECTED: "unsold",
} satisfies Partial<Record<OrderStatus, "sold" | "unsold">>;

interface Told {
  event: StoredEvent;
  orderId: string;
  fact: MoneyFact;
}

/** Whoever writes into the books waits for whoever does: what is booked is what the books do not say yet. */
export const holdBooks = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('ledger'))`);

/**
 * Books what events tell about orders' money: for each the difference between what the books say and
 * what they should. An event that is in the books already changes nothing.
 */
export async function bookEvents(events: readonly StoredEvent[], now: Date): Promise<void> {
  const told = events.flatMap((event): Told[] => {
    const fact = moneyFactOf(event);
    return fact && "order_id" in event.payload && event.payload.order_id
      ? [{ event, orderId: String(event.payload.order_id), fact }]
      : [];
  });
  if (told.length === 0) return;
  await db.transaction(async (tx) => {
    await holdBooks(tx);
    const ids = [...new Set(told.map(({ orderId }) => orderId))];
    const known = await knownPostings(
      tx,
      told.map(({ event }) => event.id),
    );
    const booked = await entriesByOrder(tx, ids);
    const rows = (await readOrders(tx, ids)).flatMap((order) => {
      const own = told.filter((one) => one.orderId === order.id && !known.has(one.event.id));
      return postingsOf(order, booked.get(order.id) ?? [], own, now);
    });
    await insertEntries(tx, rows);
  });
}

/** The entries of one order's events, each the difference that it makes. */
function postingsOf(
  { id, currency, ...order }: OrderOfBooks,
  booked: readonly Entry[],
  told: readonly Told[],
  now: Date,
): NewEntry[] {
  let before = booked;
  let money = { ...order, ...factsIn(booked) };
  return told.flatMap(({ event, fact }) => {
    money = afterFact(money, fact);
    const after = balancesOf(money);
    const entries = difference(before, after);
    before = after;
    return entries.map((entry, line) => ({
      ...entry,
      postingId: event.id,
      line,
      orderId: id,
      currency,
      occurredAt: event.occurredAt,
      bookedAt: now,
    }));
  });
}

type NewEntry = typeof ledgerEntries.$inferInsert;

/** In one statement with one parameter, however many they are. */
async function insertEntries(tx: Tx, rows: readonly NewEntry[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ledger_entries (posting_id, line, order_id, account, holder_id, kind, currency,
      amount_minor, occurred_at, booked_at)
    select "postingId", line, "orderId", account, "holderId", kind, currency, "amountMinor",
           "occurredAt", "bookedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e("postingId" uuid, line smallint,
        "orderId" uuid, account text, "holderId" uuid, kind text, currency text,
        "amountMinor" bigint, "occurredAt" timestamptz, "bookedAt" timestamptz)`);
}

async function knownPostings(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: ledgerEntries.postingId })
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.postingId, ids));
  return new Set(rows.map((row) => row.id));
}

async function entriesByOrder(tx: Tx, ids: string[]): Promise<Map<string, Entry[]>> {
  const { orderId, account, holderId, kind, amountMinor } = ledgerEntries;
  const rows = await tx
    .select({
      orderId,
      account,
      holderId,
      kind,
      amountMinor: sql<number>`sum(${amountMinor})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(inArray(orderId, ids))
    .groupBy(orderId, account, holderId, kind);
  const found = new Map<string, Entry[]>();
  for (const { orderId: id, ...entry } of rows) {
    if (id === null || entry.amountMinor === 0) continue;
    const own = found.get(id);
    if (own) own.push(entry);
    else found.set(id, [entry]);
  }
  return found;
}

type OrderOfBooks = Awaited<ReturnType<typeof readOrders>>[number];

/** Orders with their bills, the terms they were placed under, and what they give back when called off. */
async function readOrders(tx: Tx, ids: string[]) {
  const { rows } = await tx.execute<{
    id: string;
    restaurant_id: string;
    currency: string;
    status: string;
    total_minor: number;
    tax_minor: number;
    delivery_fee_minor: number;
    tip_minor: number;
    discount_minor: number;
    platform_funds: boolean | null;
    commission_bp: number | null;
    rider_tip_bp: number | null;
    due_minor: string | null;
  }>(sql`
    select o.id, o.restaurant_id, o.currency, o.status, b.total_minor, b.tax_minor, b.delivery_fee_minor,
           b.tip_minor, b.discount_minor, c.funded_by = 'platform' as platform_funds,
           t.commission_bp, t.rider_tip_bp, r.due_minor
      from orders o join bills b on b.order_id = o.id
      left join coupons c on c.id = o.coupon_id
      left join lateral (
        select commission_bp, rider_tip_bp from billing_terms
         where (restaurant_id = o.restaurant_id or restaurant_id is null) and since <= o.placed_at
         order by restaurant_id nulls last, since desc limit 1) t on true
      left join lateral (
        select sum(amount_minor) as due_minor from refunds
         where order_id = o.id and status <> 'FAILED') r on true
     where o.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map((row) => ({
    id: row.id,
    restaurantId: row.restaurant_id,
    currency: row.currency,
    outcome: outcomes[row.status] ?? ("open" as const),
    bill: {
      totalMinor: row.total_minor,
      taxMinor: row.tax_minor,
      deliveryFeeMinor: row.delivery_fee_minor,
      tipMinor: row.tip_minor,
      discountMinor: row.discount_minor,
    },
    platformFunds: row.platform_funds ?? false,
    terms: {
      commissionBp: row.commission_bp ?? usualTerms.commissionBp,
      riderTipBp: row.rider_tip_bp ?? usualTerms.riderTipBp,
    },
    refundDueMinor: Number(row.due_minor ?? 0),
  }));
}
