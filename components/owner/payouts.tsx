"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { shortMoney } from "@/components/charts/short-money";
import { StatTile } from "@/components/charts/stat-tile";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/components/ui/price";
import { Skeleton } from "@/components/ui/skeleton";
import type { PayoutJson, PayoutsJson } from "@/lib/billing/schema";
import { PayoutRow } from "./payout-row";
import { ReportCard } from "./report-card";

const PlainChart = dynamic(
  () => import("@/components/charts/plain-chart").then((module) => module.PlainChart),
  { ssr: false, loading: () => <Skeleton className="h-56 rounded-control" /> },
);

type Props = { restaurantId: string; currency: string; timezone: string; payouts: PayoutsJson };

/** What came of each week: drawn, as a table, and as statements to keep. */
export function Payouts({ restaurantId, currency, timezone, payouts }: Props) {
  const t = useTranslations("payouts");
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    day: "numeric",
    month: "short",
  });
  const dateOf = (at: string) => format.format(new Date(at));
  const money = (amount: number) => formatMoney(amount, currency);
  // A restaurant that has changed its currency has weeks in both.
  const weeks = payouts.items.filter((week) => week.currency === currency);
  const open = payouts.open.find((one) => one.currency === currency);
  const last = weeks[0];
  return (
    <div className="grid grid-cols-1 gap-3 md:gap-4">
      <div>
        <h1 className="text-xl">{t("title")}</h1>
        <p className="max-w-2xl text-muted text-sm">{t("detail")}</p>
      </div>
      <div className="grid gap-3 md:gap-4 lg:grid-cols-3">
        <StatTile label={t("open")} value={money(open?.amount ?? 0)} detail={t("openDetail")} />
        <StatTile
          label={t("cash")}
          value={money(Math.abs(open?.cash_held ?? 0))}
          detail={t("cashDetail")}
        />
        <StatTile
          label={t("last")}
          value={last ? money(Math.max(0, last.amount)) : "–"}
          detail={last && t("weekOf", { date: dateOf(last.period_start) })}
        />
      </div>
      {weeks.length === 0 ? (
        <Card>
          <EmptyState title={t("none")} detail={t("noneDetail")} />
        </Card>
      ) : (
        <>
          <Weeks restaurantId={restaurantId} weeks={weeks} dateOf={dateOf} currency={currency} />
          <Card className="grid grid-cols-1 gap-1">
            <h2 className="text-lg">{t("weeks")}</h2>
            <ul className="grid grid-cols-1">
              {weeks.map((week) => (
                <PayoutRow
                  key={week.id}
                  restaurantId={restaurantId}
                  payout={week}
                  date={dateOf(week.period_start)}
                />
              ))}
            </ul>
          </Card>
        </>
      )}
    </div>
  );
}

type WeeksProps = {
  restaurantId: string;
  weeks: readonly PayoutJson[];
  dateOf: (at: string) => string;
  currency: string;
};

function Weeks({ restaurantId, weeks, dateOf, currency }: WeeksProps) {
  const t = useTranslations("payouts");
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <ReportCard
      title={t("byWeek")}
      detail={t("byWeekDetail")}
      csv={{
        href: `/api/v1/restaurants/${restaurantId}/payouts?limit=100`,
        name: "payouts.csv",
        label: t("saveAll"),
      }}
      table={{
        caption: t("byWeek"),
        head: [
          t("week"),
          t("food"),
          t("tax"),
          t("tips"),
          t("coupons"),
          t("commission"),
          t("cashHeld"),
          t("carried"),
          t("amount"),
        ],
        rows: weeks.map((week) => ({
          key: week.id,
          cells: [
            dateOf(week.period_start),
            money(week.food),
            money(week.tax),
            money(week.tips),
            money(week.coupons),
            money(week.commission),
            money(week.cash_held),
            money(week.carried),
            money(week.amount),
          ],
        })),
      }}
    >
      <PlainChart
        kind="bar"
        name={t("amount")}
        points={weeks
          .toReversed()
          .map((week) => ({ label: dateOf(week.period_start), value: week.amount }))}
        short={(value) => shortMoney(value, currency)}
        long={money}
      />
    </ReportCard>
  );
}
