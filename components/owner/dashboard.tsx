"use client";

import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { TopDishes } from "@/components/charts/top-dishes";
import { type LiveState, useLive } from "@/components/live/use-live";
import { useNow } from "@/components/live/use-now";
import { Card } from "@/components/ui/card";
import { formatClock } from "@/components/ui/clock-time";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveDot } from "@/components/ui/live-dot";
import type { ActivityJson } from "@/lib/analytics/schema/activity";
import type { OverviewJson } from "@/lib/analytics/schema/overview";
import { type SalesWindow, salesWindows } from "@/lib/analytics/types";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { Latest } from "./latest";
import { NeedsYou } from "./needs-you";
import { minutesLate } from "./order-state";
import { ordersHref } from "./order-url";
import { changeOf, type LiveFigures, moodOf } from "./sales";
import { ServiceFigures } from "./service-figures";
import { useFresh } from "./use-fresh";
import { WindowCards } from "./window-cards";
import { WindowChart } from "./window-chart";

type Props = {
  restaurantId: string;
  timezone: string;
  initial: LiveFigures;
  overviews: Record<SalesWindow, OverviewJson>;
  /** What is not over yet, the most urgent first; in a rush not all of it. */
  orders: readonly OrderSummaryJson[];
  /** How many there are in all. */
  counts: { open: number; late: number };
  latest: readonly ActivityJson[];
};

/** Orders, sales and dishes as they happen, and what needs somebody. */
export function Dashboard(props: Props) {
  const { restaurantId, timezone, initial, overviews, orders, counts, latest } = props;
  const t = useTranslations("dashboard");
  const [told, setTold] = useState(initial);
  const live = told.at > initial.at ? told : initial;
  const refresh = useFresh();
  const [window, setWindow] = useWindow();
  const state = useLive(
    `/api/v1/analytics/live?restaurant=${restaurantId}&activity=true`,
    ({ event, data }) => {
      // The figures come with the event; chart, lists and waiting orders are the page's.
      if (event === "sales") setTold(data as LiveFigures);
      refresh();
    },
  );
  const overview = overviews[window];
  const hour = overviews["1h"];
  const { meal, mood } = moodOf(live.at, timezone, hour.orders, hour.last_week.orders);
  const now = useNow();
  const before = (one: SalesWindow) =>
    overviews[one].is_comparable ? overviews[one].last_week : null;
  return (
    <div className="grid grid-cols-1 gap-3 md:gap-4">
      <ConnectionBanner lost={state === "lost"} live={state}>
        {t("lost")}
      </ConnectionBanner>
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-xl">{t("headline", { meal, mood })}</h1>
          <Freshness at={live.at} timezone={timezone} state={state} />
        </div>
        <LiveDot state={state} />
      </div>
      <WindowCards
        value={window}
        onChange={setWindow}
        currency={live.currency}
        now={live.windows}
        before={{ "1h": before("1h"), "24h": before("24h"), "7d": before("7d") }}
      />
      <ServiceFigures
        restaurantId={restaurantId}
        overview={overview}
        // Orders become late between two answers of the server.
        lateNow={Math.max(counts.late, orders.filter((one) => minutesLate(one, now) > 0).length)}
      />
      <WindowChart restaurantId={restaurantId} timezone={timezone} overview={overview} />
      <div className="grid grid-cols-1 gap-3 md:gap-4 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <Dishes restaurantId={restaurantId} overview={overview} />
        <div className="grid grid-cols-1 content-start gap-3 md:gap-4">
          <NeedsYou restaurantId={restaurantId} orders={orders} open={counts.open} />
          <Latest restaurantId={restaurantId} timezone={timezone} latest={latest} />
        </div>
      </div>
    </div>
  );
}

/** The chosen window, kept in the address without asking the server again: it has told all three. */
function useWindow(): [SalesWindow, (window: SalesWindow) => void] {
  const asked = useSearchParams().get("window");
  const window = salesWindows.find((one) => one === asked) ?? "1h";
  return [window, (next) => history.replaceState(null, "", `?window=${next}`)];
}

function Dishes({ restaurantId, overview }: { restaurantId: string; overview: OverviewJson }) {
  const t = useTranslations("dashboard");
  const { top, from, to, currency, is_comparable: isComparable } = overview;
  return (
    <Card>
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{t("topDishes")}</h2>
        <p className="text-muted text-sm">{t("againstLastWeek")}</p>
      </div>
      {top.length > 0 ? (
        <TopDishes
          currency={currency}
          dishes={top.map(({ dish_id: id, last_week_count: before, ...dish }) => ({
            id,
            ...dish,
            trend: isComparable ? changeOf(dish.count, before) : null,
            href: ordersHref(restaurantId, { q: dish.name, from, to, show: "sold" }),
          }))}
        />
      ) : (
        <EmptyState title={t("nothingSold")} detail={t("nothingSoldDetail")} />
      )}
    </Card>
  );
}

type FreshnessProps = { at: string; timezone: string; state: LiveState };

function Freshness({ at, timezone, state }: FreshnessProps) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const now = useNow();
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: timezone });
  return (
    <p className="figures text-muted text-sm" suppressHydrationWarning>
      {day.format(new Date(at))} {formatClock(now || at, timezone, locale)}
      {now > 0 &&
        state !== "connecting" &&
        ` · ${t(state === "live" ? "fresh" : "standing", { seconds })}`}
    </p>
  );
}
