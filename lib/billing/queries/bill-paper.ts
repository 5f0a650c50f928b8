import type { FullOrder } from "@/lib/orders/queries";
import type { Ctx } from "@/lib/platform/ctx";
import { type Language, languages } from "@/lib/platform/locale";
import { translatorOf } from "@/lib/platform/messages/catalogue";
import { drawPaper, isolated, type PaperLine } from "@/lib/platform/paper";
import { getRestaurant } from "@/lib/restaurants/queries";
import { type BillJson, toBillJson } from "../schema";

type Restaurant = Awaited<ReturnType<typeof getRestaurant>>;
type Words = ReturnType<typeof translatorOf<"bill">>;

/** An order's bill as a PDF, in a language. */
export async function drawBill(
  ctx: Pick<Ctx, "db" | "actor">,
  full: FullOrder,
  language: Language,
): Promise<Buffer> {
  const restaurant = await getRestaurant(ctx, full.order.restaurantId);
  const words = translatorOf(language, "bill");
  const title = words("heading", { number: full.ticket.number });
  return drawPaper({
    title,
    dir: languages[language].dir,
    lines: [...headLines(full, restaurant, title, language), ...bodyLines(toBillJson(full), words)],
  });
}

function headLines(
  { order }: FullOrder,
  { name, address, timezone }: Restaurant,
  title: string,
  language: Language,
): PaperLine[] {
  const at = new Intl.DateTimeFormat(languages[language].tag, {
    timeZone: timezone,
    dateStyle: "long",
    timeStyle: "short",
  });
  return [
    { text: isolated(name), look: "title" },
    { text: isolated(address), look: "small" },
    { text: title, look: "strong", ruled: true },
    { text: at.format(order.placedAt), look: "small" },
  ];
}

function bodyLines(bill: BillJson, words: Words): PaperLine[] {
  const format = new Intl.NumberFormat(languages.en.tag, {
    style: "currency",
    currency: bill.currency,
    currencyDisplay: "narrowSymbol",
  });
  const money = (amount: number) => isolated(format.format(amount));
  const sum = (text: string, amount: number): PaperLine[] =>
    amount === 0 ? [] : [{ text, end: money(amount) }];
  const dishes = bill.lines.flatMap(({ name, options, quantity, line_total }, index) => [
    { text: `${quantity} × ${isolated(name)}`, end: money(line_total), ruled: index === 0 },
    ...(options.length > 0
      ? [{ text: options.map(isolated).join(", "), look: "small" as const }]
      : []),
  ]);
  return [
    ...dishes,
    { text: words("subtotal", {}), end: money(bill.subtotal), ruled: true },
    ...sum(words("discount", {}), -bill.discount_amount),
    ...(bill.tax_included ? [] : sum(words("tax", {}), bill.tax_amount)),
    ...sum(words("deliveryFee", {}), bill.delivery_fee),
    ...sum(words("tip", {}), bill.tip),
    { text: words("total", {}), end: money(bill.total_amount), look: "strong", ruled: true },
    ...(bill.tax_included && bill.tax_amount > 0
      ? [{ text: words("taxHeld", { amount: money(bill.tax_amount) }), look: "small" as const }]
      : []),
    {
      text: words(`status.${bill.status}`, { method: bill.payment_method ?? "cash" }),
      look: "strong",
      ruled: true,
    },
  ];
}
