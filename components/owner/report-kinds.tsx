"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { shortMoney } from "@/components/charts/short-money";
import { TopDishes } from "@/components/charts/top-dishes";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/components/ui/price";
import { Skeleton } from "@/components/ui/skeleton";
import { orderStatuses } from "@/lib/orders/types";
import { stateKeys } from "./order-state";
import { ordersHref } from "./order-url";
import { ReportCard } from "./report-card";
import { type ReportProps, useCsv, useDates } from "./report-parts";
import type { ReportsJson } from "./reports";

const PlainChart = dynamic(
  () => import("@/components/charts/plain-chart").then((module) => module.PlainChart),
  { ssr: false, loading: () => <Skeleton className="h-56 rounded-control" /> },
);

/** What came in, what went back, and what is left, by day or month. */
export function RevenueReport(props: ReportProps) {
  const t = useTranslations("reports");
  const { restaurantId, reports } = props;
  const { revenue, currency, period } = reports;
  const dateOf = useDates(period);
  const csvOf = useCsv(props);
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <ReportCard
      title={t("revenue")}
      detail={t(period === "day" ? "byDay" : "byMonth")}
      csv={csvOf("revenue", t("revenue"), `&period=${period}`)}
      table={{
        caption: t("revenue"),
        head: [t(period), t("orders"), t("gross"), t("refunds"), t("net")],
        rows: revenue.map((row) => ({
          key: row.start,
          href:
            period === "day"
              ? ordersHref(restaurantId, { date: row.start, show: "all" })
              : undefined,
          cells: [
            dateOf(row.start),
            String(row.orders),
            money(row.gross),
            money(row.refunds),
            money(row.net),
          ],
        })),
      }}
    >
      <PlainChart
        kind="bar"
        name={t("net")}
        points={revenue.map(({ start, net }) => ({ label: dateOf(start), value: net }))}
        short={(value) => shortMoney(value, currency)}
        long={money}
      />
    </ReportCard>
  );
}

/** How many orders came when they were promised, by day. */
export function KeptReport(props: ReportProps) {
  const t = useTranslations("reports");
  return (
    <DailyReport
      {...props}
      title={t("kept")}
      detail={t("keptDetail")}
      pick={(row) => row.promise_kept}
      write={(value) => `${Math.round(value)} %`}
    />
  );
}

/** How long orders took from accepting to ready, by day. */
export function PrepReport(props: ReportProps) {
  const t = useTranslations("reports");
  return (
    <DailyReport
      {...props}
      title={t("preparation")}
      detail={t("preparationDetail")}
      pick={(row) => row.prep_minutes}
      write={(value) => t("minutes", { count: Math.round(value) })}
    />
  );
}

type DailyProps = ReportProps & {
  title: string;
  detail: string;
  pick: (row: ReportsJson["service"][number]) => number | null;
  write: (value: number) => string;
};

function DailyReport({ title, detail, pick, write, ...props }: DailyProps) {
  const t = useTranslations("reports");
  const { restaurantId, reports } = props;
  const dateOf = useDates("day");
  const csv = useCsv(props)("service", title);
  return (
    <ReportCard
      title={title}
      detail={detail}
      csv={csv}
      table={{
        caption: title,
        head: [t("day"), t("orders"), title, t("late")],
        rows: reports.service.map((row) => {
          const value = pick(row);
          return {
            key: row.start,
            href: ordersHref(restaurantId, { date: row.start, show: "sold" }),
            cells: [
              dateOf(row.start),
              String(row.orders),
              value === null ? "–" : write(value),
              String(row.late),
            ],
          };
        }),
      }}
    >
      <PlainChart
        kind="line"
        name={title}
        points={reports.service.map((row) => ({ label: dateOf(row.start), value: pick(row) }))}
        short={write}
        long={write}
      />
    </ReportCard>
  );
}

/** What sold best. */
export function DishesReport(props: ReportProps) {
  const t = useTranslations("reports");
  const { restaurantId, reports } = props;
  const { dishes, currency, begins_at: from, ends_at: to } = reports;
  const csvOf = useCsv(props);
  const hrefOf = (name: string) => ordersHref(restaurantId, { q: name, from, to, show: "sold" });
  return (
    <ReportCard
      title={t("dishes")}
      csv={csvOf("top-foods", t("dishes"), "&limit=100")}
      table={{
        caption: t("dishes"),
        head: [t("dish"), t("quantity"), t("gross")],
        rows: dishes.map((dish) => ({
          key: dish.dish_id,
          href: hrefOf(dish.name),
          cells: [dish.name, String(dish.quantity), formatMoney(dish.revenue, currency)],
        })),
      }}
    >
      {dishes.length === 0 && <EmptyState title={t("nothing")} detail={t("nothingDetail")} />}
      <TopDishes
        currency={currency}
        dishes={dishes.slice(0, 6).map((dish) => ({
          id: dish.dish_id,
          name: dish.name,
          count: dish.quantity,
          amount: dish.revenue,
          href: hrefOf(dish.name),
        }))}
      />
    </ReportCard>
  );
}

/** Where the orders of the span stand now. */
export function StatesReport(props: ReportProps) {
  const t = useTranslations("reports");
  const states = useTranslations("ownerOrders");
  const { reports } = props;
  const { currency } = reports;
  const csvOf = useCsv(props);
  const rows = orderStatuses.flatMap((status) => {
    const found = reports.statuses.find((row) => row.status === status);
    return found ? [{ ...found, label: states(stateKeys[status]) }] : [];
  });
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ReportCard
      title={t("states")}
      csv={csvOf("orders-by-status", t("states"))}
      table={{
        caption: t("states"),
        head: [t("state"), t("orders"), t("average")],
        rows: rows.map((row) => ({
          key: row.status,
          cells: [row.label, String(row.count), formatMoney(row.average_value, currency)],
        })),
      }}
    >
      {rows.length === 0 && <EmptyState title={t("nothing")} detail={t("nothingDetail")} />}
      <ul className="grid gap-4 pt-2">
        {rows.map((row) => (
          <li key={row.status} className="grid gap-1.5 text-sm">
            <span className="flex justify-between gap-3">
              <span className="font-semibold">{row.label}</span>
              <span className="figures">
                <span className="text-muted">{formatMoney(row.average_value, currency)}</span>
                <span className="inline-block w-14 text-end font-bold">{row.count}</span>
              </span>
            </span>
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunk">
              <span
                className="block h-full rounded-full bg-spice"
                style={{ width: `${(row.count / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </ReportCard>
  );
}
