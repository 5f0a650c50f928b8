"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { formatClock } from "@/components/ui/clock-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { OverviewJson } from "@/lib/analytics/schema/overview";
import { ordersHref } from "./order-url";
import { windowKeys } from "./window-cards";

const SalesChart = dynamic(
  () => import("@/components/charts/sales-chart").then((module) => module.SalesChart),
  { ssr: false, loading: () => <Skeleton className="h-83 rounded-control" /> },
);

type Props = { restaurantId: string; timezone: string; overview: OverviewJson };

/** Sales by the minute or hour against the same time last week; a press shows the orders of that time. */
export function WindowChart({ restaurantId, timezone, overview }: Props) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const router = useRouter();
  const { window, step_minutes: minutes, steps, at } = overview;
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: timezone });
  const hrefOf = (start: string) =>
    ordersHref(restaurantId, {
      from: start,
      to: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
      show: "sold",
    });
  return (
    <Card>
      <h2 className="text-lg">{t(minutes === 1 ? "byMinute" : "byHour")}</h2>
      <SalesChart
        currency={overview.currency}
        nowLabel={t(windowKeys[window])}
        beforeLabel={t("aWeekAgo")}
        points={steps.map(({ start, amount, last_week: before }) => ({
          label:
            window === "7d"
              ? `${day.format(new Date(start))} ${formatClock(start, timezone, locale)}`
              : formatClock(start, timezone, locale),
          href: hrefOf(start),
          now: start <= at ? amount : null,
          before: before.amount,
        }))}
        onPick={({ href }) => href && router.push(href)}
      />
    </Card>
  );
}
