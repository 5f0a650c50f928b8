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
      className="grid gap-3 md:grid-cols-3 md:gap-4"
    >
      {salesWindows.map((window) => {
        const { orders, amount } = now[window];
        const then = before[window];
        return (
          <RadioGroup.Item
            key={window}
            value={window}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 rounded-card border bg-card p-4 text-start transition-colors hover:border-line-strong data-[state=checked]:border-ink data-[state=checked]:shadow-[inset_0_0_0_1px_var(--ink)] md:p-6"
          >
            <span className="font-medium text-muted text-sm">{t(windowKeys[window])}</span>
            <Trend percent={changeOf(amount, then?.amount)} className="justify-self-end" />
            <span className="display figures col-start-1 text-2xl max-md:text-xl">
              {formatMoney(Math.round(amount), currency)}
            </span>
            <span className="figures self-end pb-1 font-semibold text-base">
              {t("orders", { count: orders })}
            </span>
            <span className="figures col-span-2 text-muted text-sm">
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
