import { z } from "@hono/zod-openapi";
import type { FullOrder, FullOrderWithMoney } from "@/lib/orders/queries";
import { givenBackMinor, paidMinor } from "@/lib/orders/rules";
import { billStatuses, paymentMethods } from "@/lib/orders/types";
import { toPage } from "@/lib/platform/http/page";
import { currency, money, page, timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { Open, Payout, StatementLine } from "./queries/payouts";
import type { TableBill } from "./queries/table-bill";
import { type Breakdown, dueMinor } from "./rules/payouts";
import { payoutStatuses } from "./types";

const method = z.enum(paymentMethods);

export const billPayment = z.strictObject({ payment_method: method }).openapi("BillPayment");

/** A table that says nothing pays in cash. */
export const tablePayment = z
  .strictObject({ payment_method: method.optional() })
  .openapi("TablePayment");

/** How a bill adds up, as it is written below its lines. */
const sumsShape = {
  subtotal: z.number(),
  discount_amount: z.number(),
  tax_amount: z.number(),
  /** What of the tax is on top of the dishes' prices; they hold the rest. */
  tax_added: z.number(),
  delivery_fee: z.number(),
  tip: z.number(),
  total_amount: z.number(),
};
const billSums = z.object(sumsShape);
export type BillSums = z.infer<typeof billSums>;

const billLine = z.object({
  name: z.string(),
  options: z.array(z.string()),
  quantity: z.int(),
  unit_price: z.number(),
  line_total: z.number(),
});
export type BillLineJson = z.infer<typeof billLine>;

export const billSchema = z
  .object({
    bill_id: uuid,
    order_id: uuid,
    restaurant_id: uuid,
    ...sumsShape,
    /** Whether the dishes' prices hold the tax already. */
    tax_included: z.boolean(),
    currency: z.string(),
    status: z.enum(billStatuses),
    paid_amount: z.number(),
    /** What of it has gone back. */
    refunded_amount: z.number(),
    payment_method: method.optional(),
    paid_at: timestamp.optional(),
    finalized_at: timestamp.optional(),
    lines: z.array(billLine),
  })
  .openapi("Bill");
export type BillJson = z.infer<typeof billSchema>;

/** A bill with the lines it is made of. */
export function toBillJson(full: FullOrderWithMoney): BillJson {
  const { order, bill, items } = full;
  const major = (minor: number) => toMajor(minor, order.currency);
  return {
    bill_id: bill.id,
    order_id: order.id,
    restaurant_id: order.restaurantId,
    subtotal: major(bill.subtotalMinor),
    tax_amount: major(bill.taxMinor),
    tax_added: major(taxAddedMinor(bill)),
    tax_included: isTaxIncluded(bill),
    discount_amount: major(bill.discountMinor),
    delivery_fee: major(bill.deliveryFeeMinor),
    tip: major(bill.tipMinor),
    total_amount: major(bill.totalMinor),
    currency: order.currency,
    status: bill.status,
    paid_amount: major(paidMinor(bill, full)),
    refunded_amount: major(givenBackMinor(full)),
    ...(bill.paymentMethod ? { payment_method: bill.paymentMethod } : {}),
    ...(bill.paidAt ? { paid_at: bill.paidAt.toISOString() } : {}),
    ...(bill.finalizedAt ? { finalized_at: bill.finalizedAt.toISOString() } : {}),
    lines: linesOf({ order, items }),
  };
}

const linesOf = ({ order, items }: Pick<FullOrder, "order" | "items">): BillLineJson[] =>
  items.map((item) => ({
    name: item.name,
    options: item.options.map((option) => option.name),
    quantity: item.quantity,
    unit_price: toMajor(item.unitMinor, order.currency),
    line_total: toMajor(item.lineMinor, order.currency),
  }));

/** By its sums: what the restaurant charges today may have changed since. */
const isTaxIncluded = (bill: FullOrder["bill"]): boolean =>
  bill.totalMinor ===
  bill.subtotalMinor - bill.discountMinor + bill.deliveryFeeMinor + bill.tipMinor;

const taxAddedMinor = (bill: FullOrder["bill"]): number =>
  isTaxIncluded(bill) ? 0 : bill.taxMinor;

export const tableBillSchema = z
  .object({
    restaurant_id: uuid,
    table_number: z.string(),
    currency: z.string(),
    ...sumsShape,
    /** Of orders whose own bill is paid already. */
    paid_amount: z.number(),
    due_amount: z.number(),
    orders: z.array(
      z.object({
        order_id: uuid,
        number: z.int(),
        placed_at: timestamp,
        total_amount: z.number(),
        lines: z.array(billLine),
      }),
    ),
  })
  .openapi("TableBill");
export type TableBillJson = z.infer<typeof tableBillSchema>;

/** What the guests at a table have had, as one bill: the sums of their orders' bills. */
export function toTableBillJson({ restaurantId, tableNumber, currency, had }: TableBill) {
  const sum = (of: (full: FullOrder) => number) =>
    toMajor(
      had.reduce((total, full) => total + of(full), 0),
      currency,
    );
  return {
    restaurant_id: restaurantId,
    table_number: tableNumber,
    currency,
    subtotal: sum(({ bill }) => bill.subtotalMinor),
    discount_amount: sum(({ bill }) => bill.discountMinor),
    tax_amount: sum(({ bill }) => bill.taxMinor),
    tax_added: sum(({ bill }) => taxAddedMinor(bill)),
    delivery_fee: sum(({ bill }) => bill.deliveryFeeMinor),
    tip: sum(({ bill }) => bill.tipMinor),
    total_amount: sum(({ bill }) => bill.totalMinor),
    paid_amount: sum(({ bill }) => (bill.status === "PENDING" ? 0 : bill.totalMinor)),
    due_amount: sum(({ bill }) => (bill.status === "PENDING" ? bill.totalMinor : 0)),
    orders: had.map((full) => ({
      order_id: full.order.id,
      number: full.ticket.number,
      placed_at: full.order.placedAt.toISOString(),
      total_amount: toMajor(full.bill.totalMinor, currency),
      lines: linesOf(full),
    })),
  };
}

const partsShape = {
  /** Food without tax and with what coupons of the platform took off. */
  food: z.number(),
  tax: z.number(),
  tips: z.number(),
  delivery_pay: z.number(),
  coupons: z.number(),
  /** Below zero: what the platform keeps. */
  commission: z.number(),
  /** Below zero: cash they took themselves. */
  cash_held: z.number(),
  /** Below zero: what they owed from before. */
  carried: z.number(),
  amount: z.number(),
};

export const payoutItem = z
  .object({
    id: uuid,
    period_start: timestamp,
    period_end: timestamp,
    status: z.enum(payoutStatuses),
    currency: z.string(),
    ...partsShape,
    paid_at: timestamp.nullable(),
  })
  .openapi("Payout");
export type PayoutJson = z.infer<typeof payoutItem>;

const openItem = z.object({ currency: z.string(), ...partsShape }).openapi("OpenEarnings");
export const payoutList = page(payoutItem)
  .extend({
    /** What has come since the last closed week, by currency. */
    open: z.array(openItem),
  })
  .openapi("Payouts");
export type PayoutsJson = z.infer<typeof payoutList>;

export const statementItem = z
  .object({
    order_id: uuid.nullable(),
    number: z.int().nullable(),
    placed_at: timestamp.nullable(),
    currency: z.string(),
    ...partsShape,
  })
  .openapi("StatementLine");
export const statement = z.object({ items: z.array(statementItem) });

const toParts = (parts: Breakdown, currency: string) => {
  const major = (minor: number) => toMajor(minor, currency);
  return {
    food: major(parts.foodMinor),
    tax: major(parts.taxMinor),
    tips: major(parts.tipsMinor),
    delivery_pay: major(parts.payMinor),
    coupons: major(parts.couponsMinor),
    commission: major(parts.commissionMinor),
    cash_held: major(parts.cashMinor),
    carried: major(parts.carriedMinor),
    amount: major(dueMinor(parts)),
  };
};

export const toPayoutJson = ({ row, parts }: Payout): PayoutJson => ({
  id: row.id,
  period_start: row.periodStart.toISOString(),
  period_end: row.periodEnd.toISOString(),
  status: row.status,
  currency: row.currency,
  ...toParts(parts, row.currency),
  paid_at: row.paidAt?.toISOString() ?? null,
});

/** Payouts fetched with `limit + 1` as a page. */
export const toPayoutsJson = (
  { closed, open }: { closed: Payout[]; open: Open[] },
  limit: number,
) => ({
  ...toPage(closed, limit, toPayoutJson, ({ row }) => [row.periodEnd.getTime(), row.id]),
  open: open.map(({ currency, parts }) => ({ currency, ...toParts(parts, currency) })),
});

export const toStatementJson = (line: StatementLine, currency: string) => ({
  order_id: line.orderId,
  number: line.number,
  placed_at: line.placedAt?.toISOString() ?? null,
  currency,
  ...toParts(line.parts, currency),
});

export const paidPayout = z
  .object({ id: uuid, status: z.enum(payoutStatuses), paid_at: timestamp.nullable() })
  .openapi("PaidPayout");

export const handedInCash = z
  .strictObject({ rider_id: uuid, amount: money.positive(), currency })
  .openapi("HandedInCash");
export const cashStillHeld = z.object({ cash_held: z.number(), currency: z.string() });

const percent = z.number().min(0).max(100).multipleOf(0.01);
export const newTerms = z
  .strictObject({
    /** null: every restaurant without terms of its own. */
    restaurant_id: uuid.nullable(),
    commission_percent: percent,
    rider_tip_percent: percent,
  })
  .openapi("BillingTerms");
