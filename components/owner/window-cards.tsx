"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { Trend } from "@/components/charts/trend";
import { formatMoney } from "@/components/ui/price";
import { type SalesWindow, salesWindows } from "@/lib/analytics/types";
import { changeOf } from "./sales";

/** Keys of `dashboard`. */
export const windowKeys = {
  "1h": "window.hour",
  "24h": "window.day",
  "7d": "window.week",
} as const satisfies Record<SalesWindow, string>;

type Totals = { orders: number; amount: number };
type Props = {
  value: SalesWindow;
  onChange: (window: SalesWindow) => void;
  currency: string;
  now: Record<SalesWindow, Totals>;
  /** A week ago; null where there is nothing to compare with yet. */
  before: Record<SalesWindow, Totals | null>;
};

/** The three windows side by side; the chosen one is what the rest of the page is about. */
export function WindowCards({ value, onChange, currency, now, before }: Props) {
  const t = useTranslations("dashboard");
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onChange(next as SalesWindow)}
      aria-label={t("window.label")}
      className="grid grid-cols-1 gap-3 md:gap-4 lg:grid-cols-3"
    >
      {salesWindows.map((window) => {
        const { orders, amount } = now[window];
        const then = before[window];
        return (
          <RadioGroup.Item
            key={window}
            value={window}
            className="@container grid grid-cols-1 gap-y-1 rounded-card border bg-card p-4 text-start transition-colors hover:border-line-strong data-[state=checked]:border-ink data-[state=checked]:shadow-[inset_0_0_0_1px_var(--ink)] md:p-5 xl:p-6"
          >
            <span className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="font-medium text-muted text-sm">{t(windowKeys[window])}</span>
              <Trend percent={changeOf(amount, then?.amount)} />
            </span>
            <span className="figures flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="display @[14rem]:text-xl md:@xs:text-2xl text-[1.5rem] leading-8">
                {formatMoney(Math.round(amount), currency)}
              </span>
              <span className="font-semibold text-base">{t("orders", { count: orders })}</span>
            </span>
            <span className="figures text-muted text-sm">
              {then
                ? t("lastWeek", {
                    count: then.orders,
                    amount: formatMoney(Math.round(then.amount), currency),
                  })
                : t("noLastWeek")}
            </span>
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
