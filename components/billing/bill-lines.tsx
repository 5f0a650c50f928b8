import { useTranslations } from "next-intl";
import { formatMoney, Price } from "@/components/ui/price";
import type { BillJson } from "@/lib/billing/schema";

/** The dishes of a bill, and how they add up: tax that prices hold is shown, other tax added. */
export function BillLines({ bill }: { bill: BillJson }) {
  const t = useTranslations("bill");
  const { currency } = bill;
  const sums = [
    ["subtotal", bill.subtotal],
    ["discount", -bill.discount_amount],
    ["tax", bill.tax_included ? 0 : bill.tax_amount],
    ["deliveryFee", bill.delivery_fee],
    ["tip", bill.tip],
  ] as const;
  return (
    <div className="grid gap-4 text-sm">
      <ul className="grid gap-3">
        {bill.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bill's lines never move.
          <li key={index} className="flex justify-between gap-4">
            <span className="min-w-0">
              <span className="figures font-semibold">{line.quantity} ×</span> {line.name}
              {line.options.length > 0 && (
                <span className="block text-[#6b6258]">{line.options.join(", ")}</span>
              )}
              {line.quantity > 1 && (
                <span className="figures block text-[#6b6258]">
                  {t("each", { price: formatMoney(line.unit_price, currency) })}
                </span>
              )}
            </span>
            <Price amount={line.line_total} currency={currency} />
          </li>
        ))}
      </ul>
      <dl className="grid gap-1.5 border-[#e8e0d4] border-t pt-4">
        {sums.map(([key, amount]) =>
          amount !== 0 || key === "subtotal" ? (
            <div key={key} className="flex justify-between gap-4 text-[#6b6258]">
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
            <Price amount={bill.total_amount} currency={currency} />
          </dd>
        </div>
      </dl>
      {bill.tax_included && bill.tax_amount > 0 && (
        <p className="text-[#6b6258]">
          {t("taxHeld", { amount: formatMoney(bill.tax_amount, currency) })}
        </p>
      )}
    </div>
  );
}
