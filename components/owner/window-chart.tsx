"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { formatClock } from "@/components/ui/clock-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { OverviewJson } from "@/lib/analytics/schema/overview";
import { gathered, type LongStep } from "./gathered";
import { ordersHref } from "./order-url";
import { windowKeys } from "./window-cards";

const SalesChart = dynamic(
  () => import("@/components/charts/sales-chart").then((module) => module.SalesChart),
  { ssr: false, loading: () => <Skeleton className="h-83 rounded-control" /> },
);

type Props = { restaurantId: string; timezone: string; overview: OverviewJson };

/** A minute with one order beside empty ones is a needle: of an hour, so many are drawn as one. */
const minutesOfBar = 5;

/** Sales against the same time last week, by the minute in the table; a press shows the orders of that time. */
export function WindowChart({ restaurantId, timezone, overview }: Props) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const router = useRouter();
  const { window, step_minutes: minutes, steps, at } = overview;
  const byMinute = minutes === 1;
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: timezone });
  const clock = (moment: string) => formatClock(moment, timezone, locale);
  const pointOf = ({ start, end, amount, last_week: before }: LongStep) => ({
    label: window === "7d" ? `${day.format(new Date(start))} ${clock(start)}` : clock(start),
    span: byMinute ? `${clock(start)}–${clock(end)}` : undefined,
    href: ordersHref(restaurantId, { from: start, to: end, show: "sold" }),
    now: start <= at ? amount : null,
    before: before.amount,
  });
  const each = gathered(steps, minutes, minutes).map(pointOf);
  return (
    <Card>
      <h2 className="text-lg">
        {byMinute ? t("byMinutes", { count: minutesOfBar }) : t("byHour")}
      </h2>
      <SalesChart
        kind={byMinute ? "bar" : "area"}
        currency={overview.currency}
        nowLabel={t(windowKeys[window])}
        beforeLabel={t("aWeekAgo")}
        points={byMinute ? gathered(steps, minutes, minutesOfBar).map(pointOf) : each}
        rows={each}
        rowLabel={t(byMinute ? "minute" : "hour")}
        onPick={({ href }) => href && router.push(href)}
      />
    </Card>
  );
}
