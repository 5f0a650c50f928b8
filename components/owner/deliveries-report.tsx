"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { DeliveryTimesJson } from "@/lib/analytics/schema/delivery-times";
import { ordersHref } from "./order-url";
import { ReportCard } from "./report-card";
import { type ReportProps, useCsv, useDates } from "./report-parts";

const PlainChart = dynamic(
  () => import("@/components/charts/plain-chart").then((module) => module.PlainChart),
  { ssr: false, loading: () => <Skeleton className="h-56 rounded-control" /> },
);

/** What minutes of deliveries are called; a dash where there are none. */
function useMinutes() {
  const t = useTranslations("reports");
  const minutes = (count: number | null) =>
    count === null ? "–" : t("minutes", { count: Math.round(count) });
  const slip = (count: number | null) => {
    if (count === null) return "–";
    const whole = Math.round(count);
    if (whole === 0) return t("deliveries.exactly");
    return t(whole > 0 ? "deliveries.later" : "deliveries.earlier", { count: Math.abs(whole) });
  };
  return { minutes, slip };
}

/** When orders were promised at the door, and when riders were there, by day. */
export function DeliveriesReport(props: ReportProps) {
  const t = useTranslations("reports");
  const { restaurantId, reports } = props;
  const { deliveries, delivered } = reports;
  const { minutes, slip } = useMinutes();
  const dateOf = useDates("day");
  const title = t("deliveries.title");
  return (
    <ReportCard
      title={title}
      detail={t("deliveries.detail")}
      csv={useCsv(props)("deliveries", title)}
      table={{
        caption: title,
        head: [
          t("day"),
          t("deliveries.count"),
          t("deliveries.promised"),
          t("deliveries.actual"),
          t("deliveries.onTime"),
          t("deliveries.slip"),
        ],
        rows: deliveries.map((row) => ({
          key: row.start,
          href: ordersHref(restaurantId, { date: row.start, type: "delivery", show: "all" }),
          cells: [
            dateOf(row.start),
            String(row.deliveries),
            minutes(row.promised_minutes),
            minutes(row.actual_minutes),
            row.on_time === null ? "–" : `${row.on_time} %`,
            slip(row.slip_minutes),
          ],
        })),
      }}
    >
      {delivered.deliveries === 0 ? (
        <EmptyState title={t("deliveries.nothing")} detail={t("deliveries.nothingDetail")} />
      ) : (
        <>
          <Summary times={delivered} />
          <PlainChart
            kind="line"
            name={t("deliveries.actual")}
            otherName={t("deliveries.promised")}
            points={deliveries.map((row) => ({
              label: dateOf(row.start),
              value: row.actual_minutes,
              other: row.promised_minutes,
            }))}
            short={minutes}
            long={minutes}
          />
        </>
      )}
    </ReportCard>
  );
}

function Summary({ times }: { times: DeliveryTimesJson }) {
  const t = useTranslations("reports.deliveries");
  const { minutes, slip } = useMinutes();
  const isTimed = times.actual_minutes === null;
  return (
    <p className="figures text-sm">
      {t.rich(isTimed ? "summaryTimed" : "summary", {
        promised: minutes(times.promised_minutes),
        actual: minutes(times.actual_minutes),
        share: times.on_time ?? 0,
        slip: slip(times.slip_minutes),
        b: (text) => <b className="font-semibold">{text}</b>,
      })}
    </p>
  );
}
