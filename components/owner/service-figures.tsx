"use client";

import { useTranslations } from "next-intl";
import { StatTile } from "@/components/charts/stat-tile";
import { formatMoney } from "@/components/ui/price";
import type { OverviewJson } from "@/lib/analytics/schema/overview";
import { ordersHref } from "./order-url";
import { changeOf } from "./sales";

type Props = { restaurantId: string; overview: OverviewJson; lateNow: number };

const nothing = { promise_kept: null, prep_minutes: null };
const perOrder = ({ orders, amount }: { orders: number; amount: number }) =>
  orders > 0 ? amount / orders : null;

/** How the service went in the window: what an order brings, how long it takes, whether it comes in time. */
export function ServiceFigures({ restaurantId, overview, lateNow }: Props) {
  const t = useTranslations("dashboard");
  const { service, currency, from, to, is_comparable: isComparable } = overview;
  const before = isComparable ? overview.service_last_week : nothing;
  const average = perOrder(overview);
  const averageBefore = isComparable ? perOrder(overview.last_week) : null;
  const money = (amount: number) => formatMoney(Math.round(amount), currency);
  const minutes = (count: number) => t("minutes", { count: Math.round(count) });
  const percent = (share: number) => `${share} %`;
  /** What it is, and what it was a week ago. */
  const pair = (now: number | null, then: number | null, say: (value: number) => string) => ({
    value: now === null ? "–" : say(now),
    detail: then === null ? undefined : t("was", { value: say(then) }),
  });
  const behind = ordersHref(restaurantId, { from, to, show: "sold" });
  return (
    <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
      <StatTile
        href={behind}
        label={t("average")}
        change={average === null ? null : changeOf(average, averageBefore ?? undefined)}
        {...pair(average, averageBefore, money)}
      />
      <StatTile
        href={behind}
        label={t("kept")}
        {...pair(service.promise_kept, before.promise_kept, percent)}
      />
      <StatTile
        href={behind}
        label={t("preparation")}
        {...pair(service.prep_minutes, before.prep_minutes, minutes)}
      />
      <StatTile
        href={ordersHref(restaurantId, { show: "late" })}
        label={t("lateNow")}
        value={lateNow}
        isBad={lateNow > 0}
        detail={t("lateInWindow", { count: service.late })}
      />
    </div>
  );
}
