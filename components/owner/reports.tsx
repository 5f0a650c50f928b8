"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { StatTile } from "@/components/charts/stat-tile";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/components/ui/price";
import { Segmented } from "@/components/ui/segmented";
import type { DeliveriesItemJson, DeliveryTimesJson } from "@/lib/analytics/schema/delivery-times";
import type { RevenueJson, StatusJson, TopFoodJson } from "@/lib/analytics/schema/reports";
import type { ServiceItemJson } from "@/lib/analytics/schema/service";
import { DeliveriesReport } from "./deliveries-report";
import { DishesReport, KeptReport, PrepReport, RevenueReport, StatesReport } from "./report-kinds";
import { type SpanDays, spans } from "./report-span";

const spanKeys = {
  "7": "days7",
  "30": "days30",
  "90": "days90",
  "365": "days365",
} as const satisfies Record<SpanDays, string>;

export interface ReportsJson {
  from: string;
  to: string;
  /** The moments the span begins at and ends before. */
  begins_at: string;
  ends_at: string;
  currency: string;
  period: "day" | "month";
  revenue: RevenueJson[];
  dishes: TopFoodJson[];
  statuses: StatusJson[];
  service: ServiceItemJson[];
  deliveries: DeliveriesItemJson[];
  /** All of them together. */
  delivered: DeliveryTimesJson;
}

type Props = { restaurantId: string; days: SpanDays; reports: ReportsJson };

/** Longer stretches than a week: revenue, dishes, promises, states. */
export function Reports({ restaurantId, days, reports }: Props) {
  const t = useTranslations("reports");
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const { currency, revenue } = reports;
  const sum = (pick: (row: RevenueJson) => number) =>
    revenue.reduce((total, row) => total + pick(row), 0);
  const money = (amount: number) => formatMoney(Math.round(amount), currency);
  const number = new Intl.NumberFormat(useLocale());
  const orders = sum((row) => row.orders);
  const parts = { restaurantId, reports };
  return (
    <div
      aria-busy={isLoading}
      className={cn("grid grid-cols-1 gap-3 md:gap-4", isLoading && "opacity-60")}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">{t("title")}</h1>
        <Segmented
          label={t("span")}
          value={days}
          options={spans.map((value) => ({ value, label: t(spanKeys[value]) }))}
          onChange={(next) =>
            startLoading(() => router.replace(`?days=${next}`, { scroll: false }))
          }
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2 md:gap-4 xl:grid-cols-4">
        <StatTile label={t("orders")} value={number.format(orders)} />
        <StatTile label={t("gross")} value={money(sum((row) => row.gross))} />
        <StatTile label={t("refunds")} value={money(sum((row) => row.refunds))} />
        <StatTile label={t("net")} value={money(sum((row) => row.net))} />
      </div>
      <RevenueReport {...parts} />
      <div className="grid grid-cols-1 gap-3 md:gap-4 xl:grid-cols-2">
        <KeptReport {...parts} />
        <PrepReport {...parts} />
        <DeliveriesReport {...parts} />
        <DishesReport {...parts} />
        <StatesReport {...parts} />
      </div>
    </div>
  );
}
