import { useTranslations } from "next-intl";
import { formatMoney, Price } from "@/components/ui/price";
import type { BillLineJson, BillSums } from "@/lib/billing/schema";

type LinesProps = {
  lines: readonly (BillLineJson & { note?: string | null })[];
  currency: string;
};

/** The dishes of a bill. */
export function BillLines({ lines, currency }: LinesProps) {
  const t = useTranslations("bill");
  return (
    <ul className="grid gap-3 text-sm">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bill's lines never move.
        <li key={index} className="flex justify-between gap-4">
          <span className="min-w-0">
            <span className="figures font-semibold">{line.quantity} ×</span> {line.name}
            {line.options.length > 0 && (
              <span className="block text-muted">{line.options.join(", ")}</span>
            )}
            {line.quantity > 1 && (
              <span className="figures block text-muted">
                {t("each", { price: formatMoney(line.unit_price, currency) })}
              </span>
            )}
            {line.note && <span className="block text-amber">{line.note}</span>}
          </span>
          <Price amount={line.line_total} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

type TotalsProps = { sums: BillSums; currency: string };

/** How a bill adds up: tax that prices hold is told, other tax added. */
export function BillTotals({ sums, currency }: TotalsProps) {
  const t = useTranslations("bill");
  const held = sums.tax_amount - sums.tax_added;
  const parts = [
    ["subtotal", sums.subtotal],
    ["discount", -sums.discount_amount],
    ["tax", sums.tax_added],
    ["deliveryFee", sums.delivery_fee],
    ["tip", sums.tip],
  ] as const;
  return (
    <div className="grid gap-3 text-sm">
      <dl className="grid gap-1.5 border-t pt-4">
        {parts.map(([key, amount]) =>
          amount !== 0 || key === "subtotal" ? (
            <div key={key} className="flex justify-between gap-4 text-muted">
              <dt>{t(key)}</dt>
              <dd>
                <Price amount={amount} currency={currency} />
              </dd>
            </div>
          ) : null,
        )}
        <div className="flex justify-between gap-4 pt-1 font-bold text-base">
          <dt>{t("total")}</dt>
          <dd>
            <Price amount={sums.total_amount} currency={currency} />
          </dd>
        </div>
      </dl>
      {held > 0 && (
        <p className="text-muted">{t("taxHeld", { amount: formatMoney(held, currency) })}</p>
      )}
    </div>
  );
}
