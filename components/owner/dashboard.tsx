"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { SalesChart } from "@/components/charts/sales-chart";
import { StatTile } from "@/components/charts/stat-tile";
import { TopDishes } from "@/components/charts/top-dishes";
import { useLive } from "@/components/live/use-live";
import { useNow } from "@/components/live/use-now";
import { Card } from "@/components/ui/card";
import { formatClock } from "@/components/ui/clock-time";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/components/ui/price";
import { Segmented } from "@/components/ui/segmented";
import type { SalesWindow } from "@/lib/analytics/types";
import type { OrderSummaryJson } from "@/lib/orders/schema";
import { NeedsYou } from "./needs-you";
import { changeOf, headlineOf, type LiveFigures, weekBefore } from "./sales";

const windows = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "24 hours" },
  { value: "7d", label: "7 days" },
] as const;

type Props = {
  restaurantId: string;
  timezone: string;
  initial: LiveFigures;
  orders: readonly OrderSummaryJson[];
};

/** Orders, sales and dishes as they happen. */
export function Dashboard({ restaurantId, timezone, initial, orders }: Props) {
  const router = useRouter();
  const [, startRefresh] = useTransition();
  const [told, setTold] = useState(initial);
  const live = told.at > initial.at ? told : initial;
  const [window, setWindow] = useState<SalesWindow>("1h");
  const state = useLive(`/api/v1/analytics/live?restaurant=${restaurantId}`, ({ data }) => {
    const next = data as LiveFigures;
    // The feed of orders is the page's: it is read again when the number of orders moves.
    if (next.windows["7d"].orders !== live.windows["7d"].orders) {
      startRefresh(() => router.refresh());
    }
    setTold(next);
  });
  const { top } = live.windows[window];
  return (
    <div className="grid grid-cols-1 gap-4">
      <ConnectionBanner lost={state === "lost"} refused={state === "refused"}>
        Connection lost. These figures stand still until it is back.
      </ConnectionBanner>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-xl">{headlineOf(live, timezone)}</h1>
          <Freshness at={live.at} timezone={timezone} isLive={state === "live"} />
        </div>
        <Segmented label="Window" value={window} options={windows} onChange={setWindow} />
      </div>
      <Tiles live={live} window={window} />
      <Card>
        <h2 className="text-lg">Sales by half hour</h2>
        <SalesChart
          currency={live.currency}
          nowLabel="Last 24 hours"
          beforeLabel="A week ago"
          points={live.series.map((half) => ({
            label: formatClock(half.start, timezone),
            now: half.amount,
            before: half.last_week.amount,
          }))}
        />
      </Card>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <Card>
          <h2 className="text-lg">Top dishes</h2>
          {top.length > 0 ? (
            <TopDishes
              currency={live.currency}
              dishes={top.map(({ dish_id: id, ...dish }) => ({ id, ...dish }))}
            />
          ) : (
            <EmptyState
              title="Nothing sold yet"
              detail="Choose a longer window, or wait a little."
            />
          )}
        </Card>
        <NeedsYou restaurantId={restaurantId} orders={orders} />
      </div>
    </div>
  );
}

function Tiles({ live, window }: { live: LiveFigures; window: SalesWindow }) {
  const { orders, amount } = live.windows[window];
  const before = weekBefore(live, window);
  const money = (value: number) => formatMoney(Math.round(value), live.currency);
  const each = orders > 0 ? amount / orders : 0;
  const eachBefore = before && before.orders > 0 ? before.amount / before.orders : undefined;
  return (
    <div aria-live="off" className="grid gap-4 sm:grid-cols-3">
      <StatTile
        label="Orders"
        value={orders}
        change={changeOf(orders, before?.orders)}
        detail={before ? `${before.orders} at this time last week` : "in seven days"}
      />
      <StatTile
        label="Sales"
        value={money(amount)}
        change={changeOf(amount, before?.amount)}
        detail={before ? `${money(before.amount)} at this time last week` : "in seven days"}
      />
      <StatTile
        label="Average order"
        value={money(each)}
        change={changeOf(each, eachBefore)}
        detail={eachBefore ? `${money(eachBefore)} a week ago` : "per order"}
      />
    </div>
  );
}

type FreshnessProps = { at: string; timezone: string; isLive: boolean };

function Freshness({ at, timezone, isLive }: FreshnessProps) {
  const now = useNow();
  const age = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: timezone });
  return (
    <p className="figures text-muted text-sm" suppressHydrationWarning>
      {day.format(new Date(at))} {formatClock(now || at, timezone)}
      {now > 0 && ` · ${isLive ? "live" : "standing still"}, ${age} s ago`}
    </p>
  );
}
