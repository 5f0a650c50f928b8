import type { FullOrderWithMoney } from "@/lib/orders/queries";
import type { Ctx } from "@/lib/platform/ctx";
import { currencyDigits } from "@/lib/platform/currency";
import { type Language, languages } from "@/lib/platform/locale";
import { translatorOf } from "@/lib/platform/messages/catalogue";
import { drawPaper, isolated, type PaperLine } from "@/lib/platform/paper";
import { getRestaurant } from "@/lib/restaurants/queries";
import {
  type BillJson,
  type BillLineJson,
  type BillSums,
  toBillJson,
  toTableBillJson,
} from "../schema";
import type { TableBill } from "./table-bill";

type Restaurant = Awaited<ReturnType<typeof getRestaurant>>;
type Words = ReturnType<typeof translatorOf<"bill">>;

/** An order's bill as a PDF, in a language. */
export async function drawBill(
  ctx: Pick<Ctx, "db" | "actor">,
  full: FullOrderWithMoney,
  language: Language,
): Promise<Buffer> {
  const { order, ticket } = full;
  const words = translatorOf(language, "bill");
  const bill = toBillJson(full);
  const money = moneyOf(bill.currency);
  const title = words("heading", { number: ticket.number });
  const status = words(`status.${bill.status}`, { method: bill.payment_method ?? "cash" });
  const restaurant = await getRestaurant(ctx, order.restaurantId);
  return drawPaper({
    title,
    dir: languages[language].dir,
    lines: [
      ...headLines(restaurant, { title, at: order.placedAt, language }),
      ...dishLines(bill.lines, money),
      ...sumLines(bill, words, money),
      { text: status, look: "strong", ruled: true },
      ...backLines(bill, words, money),
    ],
  });
}

/** The one bill of a table as a PDF, in a language: order by order, then what they come to. */
export async function drawTableBill(
  ctx: Pick<Ctx, "db" | "actor" | "now">,
  table: TableBill,
  language: Language,
): Promise<Buffer> {
  const words = translatorOf(language, "bill");
  const bill = toTableBillJson(table);
  const money = moneyOf(bill.currency);
  const title = words("tableHeading", { number: bill.table_number });
  const restaurant = await getRestaurant(ctx, table.restaurantId);
  const orders = bill.orders.flatMap(({ number, lines, total_amount }): PaperLine[] => [
    { text: words("order", { number }), end: money(total_amount), look: "strong", ruled: true },
    ...dishLines(lines, money),
  ]);
  const paid: PaperLine[] =
    bill.paid_amount === 0
      ? []
      : [{ text: words("paidAlready", {}), end: money(bill.paid_amount) }];
  return drawPaper({
    title,
    dir: languages[language].dir,
    lines: [
      ...headLines(restaurant, { title, at: ctx.now, language }),
      ...orders,
      ...sumLines(bill, words, money),
      ...paid,
      { text: words("due", {}), end: money(bill.due_amount), look: "strong", ruled: true },
    ],
  });
}

interface Head {
  title: string;
  at: Date;
  language: Language;
}

function headLines(
  { name, address, timezone }: Restaurant,
  { title, at, language }: Head,
): PaperLine[] {
  const format = new Intl.DateTimeFormat(languages[language].tag, {
    timeZone: timezone,
    dateStyle: "long",
    timeStyle: "short",
  });
  return [
    { text: isolated(name), look: "title" },
    { text: isolated(address), look: "small" },
    { text: title, look: "strong", ruled: true },
    { text: format.format(at), look: "small" },
  ];
}

type Money = (amount: number) => string;

function moneyOf(currency: string): Money {
  const format = new Intl.NumberFormat(languages.en.tag, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: currencyDigits(currency),
  });
  return (amount) => isolated(format.format(amount));
}

const dishLines = (lines: readonly BillLineJson[], money: Money): PaperLine[] =>
  lines.flatMap(({ name, options, quantity, line_total }, index) => [
    { text: `${quantity} × ${isolated(name)}`, end: money(line_total), ruled: index === 0 },
    ...(options.length > 0
      ? [{ text: options.map(isolated).join(", "), look: "small" as const }]
      : []),
  ]);

/** What has gone back of what was paid. */
function backLines(bill: BillJson, words: Words, money: Money): PaperLine[] {
  const { paid_amount: paid, refunded_amount: back } = bill;
  if (back === 0) return [];
  return [
    { text: words("givenBack", {}), end: money(back) },
    { text: words("remainsPaid", {}), end: money(paid - back), look: "strong" },
  ];
}

function sumLines(sums: BillSums, words: Words, money: Money): PaperLine[] {
  const sum = (text: string, amount: number): PaperLine[] =>
    amount === 0 ? [] : [{ text, end: money(amount) }];
  const heldAmount = sums.tax_amount - sums.tax_added;
  return [
    { text: words("subtotal", {}), end: money(sums.subtotal), ruled: true },
    ...sum(words("discount", {}), -sums.discount_amount),
    ...sum(words("tax", {}), sums.tax_added),
    ...sum(words("deliveryFee", {}), sums.delivery_fee),
    ...sum(words("tip", {}), sums.tip),
    { text: words("total", {}), end: money(sums.total_amount), look: "strong", ruled: true },
    ...(heldAmount > 0
      ? [{ text: words("taxHeld", { amount: money(heldAmount) }), look: "small" as const }]
      : []),
  ];
}
