"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/components/live/use-now";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { AnswerCountdown } from "./answer-countdown";
import { OrderKind } from "./order-row";
import { minutesLate, stateKeys } from "./order-state";
import { ordersHref } from "./order-url";

type Need = { order: OrderSummaryJson; late: number; tone: "red" | "amber" | "leaf" };

const most = 4;
const tones = { red: "bg-red", amber: "bg-amber", leaf: "bg-leaf" } as const;
const rank = { red: 0, amber: 1, leaf: 2 } as const;

function needOf(order: OrderSummaryJson, now: number): Need {
  const late = minutesLate(order, now);
  return { order, late, tone: late > 0 ? "red" : order.status === "PLACED" ? "amber" : "leaf" };
}

type Props = { restaurantId: string; orders: readonly OrderSummaryJson[]; open: number };

/** What is late, what waits, and what goes well; the worst first. */
export function NeedsYou({ restaurantId, orders, open }: Props) {
  const t = useTranslations("dashboard");
  const now = useNow();
  const needs = orders
    .map((order) => needOf(order, now))
    .sort((a, b) => rank[a.tone] - rank[b.tone] || b.late - a.late);
  return (
    <Card>
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{t("now")}</h2>
        <p className="text-muted text-sm">{t("needsYou")}</p>
      </div>
      {needs.length === 0 && <p className="py-6 text-muted text-sm">{t("needsNothing")}</p>}
      <ul>
        {needs.slice(0, most).map((need) => (
          <li key={need.order.order_id} className="border-b last:border-b-0">
            <NeedLine need={need} restaurantId={restaurantId} />
          </li>
        ))}
      </ul>
      {needs.length > most && (
        <Link
          href={ordersHref(restaurantId, { show: "open" })}
          className="inline-flex min-h-11 items-center font-medium text-sm text-spice-text"
        >
          {t("allOpen", { count: open })}
        </Link>
      )}
    </Card>
  );
}

function NeedLine({
  need: { order, late, tone },
  restaurantId,
}: {
  need: Need;
  restaurantId: string;
}) {
  const t = useTranslations("dashboard");
  const states = useTranslations("ownerOrders");
  const { number } = order;
  const says =
    late > 0
      ? t("isLate", { number, minutes: late })
      : tone === "amber"
        ? t("waits", { number })
        : t("isUnderWay", { number, state: states(stateKeys[order.status]) });
  return (
    <Link
      href={ordersHref(restaurantId, { order: order.order_id })}
      className="flex items-start gap-3 py-3"
    >
      <span aria-hidden className={cn("mt-1.5 size-2.5 shrink-0 rounded-full", tones[tone])} />
      <span className="grid min-w-0 flex-1 grid-cols-1">
        <span className="figures font-semibold text-sm">{says}</span>
        <span className="flex gap-1 text-muted text-sm">
          <span className="shrink-0">
            <OrderKind order={order} /> ·{" "}
            <Price amount={order.total_price} currency={order.currency} /> ·
          </span>
          <span dir="auto" className="truncate">
            {order.items.map((item) => item.name).join(", ")}
          </span>
        </span>
        {tone === "amber" && <AnswerCountdown order={order} />}
      </span>
    </Link>
  );
}
