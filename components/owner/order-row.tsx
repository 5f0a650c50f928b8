"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNow } from "@/components/live/use-now";
import { statusTones } from "@/components/orders/order-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { AnswerCountdown } from "./answer-countdown";
import { minutesLate, stateKeys, typeKeys } from "./order-state";

type Props = { order: OrderSummaryJson; timezone: string; href: string; children: ReactNode };

/** An order in a list: what, for whom, how it stands; a press on it opens it. */
export function OrderRow({ order, timezone, href, children }: Props) {
  const t = useTranslations("ownerOrders");
  const locale = useLocale();
  const late = minutesLate(order, useNow());
  const waits = order.status === "PLACED";
  return (
    <Card
      className={cn(
        "relative grid grid-cols-1 gap-3 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center md:p-4",
        waits && "border-amber",
        late > 0 && "border-red",
      )}
    >
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="figures text-lg">
            <Link
              href={href}
              scroll={false}
              className="before:absolute before:inset-0 before:rounded-card"
            >
              #{order.number}
            </Link>
          </h2>
          <StateBadge order={order} />
          {late > 0 && <Badge tone="red">{t("late", { minutes: late })}</Badge>}
          <OrderKind order={order} className="text-muted text-sm" />
          <Price
            amount={order.total_price}
            currency={order.currency}
            className="ms-auto font-semibold text-sm md:ms-2"
          />
        </div>
        <p dir="auto" className="truncate text-start text-sm">
          {order.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}
        </p>
        <p className="flex flex-wrap gap-x-2 text-muted text-xs">
          <RelativeTime at={order.placed_at} />
          <span aria-hidden>·</span>
          {t("promised", { time: formatDay(order.promised_at, timezone, locale) })}
        </p>
      </div>
      {order.next_steps.length > 0 && (
        <div className="grid gap-3 md:min-w-56">
          {waits && <AnswerCountdown order={order} />}
          {children}
        </div>
      )}
    </Card>
  );
}

export function StateBadge({ order }: { order: Pick<OrderSummaryJson, "status"> }) {
  const t = useTranslations("ownerOrders");
  const tone = statusTones[order.status];
  const key = stateKeys[order.status];
  return <Badge tone={tone}>{t(key)}</Badge>;
}

type KindProps = {
  order: Pick<OrderSummaryJson, "order_type" | "table_number">;
  className?: string;
};

/** "Delivery", "Table 4". */
export function OrderKind({ order, className }: KindProps) {
  const t = useTranslations("ownerOrders");
  const common = useTranslations("common");
  return (
    <span className={className}>
      {order.table_number
        ? t("table", { number: order.table_number })
        : common(typeKeys[order.order_type])}
    </span>
  );
}
