"use client";

import { useLocale, useTranslations } from "next-intl";
import { statusTones } from "@/components/orders/order-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatClock } from "@/components/ui/clock-time";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import type { ActivityJson } from "@/lib/analytics/schema/activity";
import { OrderKind } from "./order-row";
import { stateKeys } from "./order-state";
import { ordersHref } from "./order-url";

type Props = { restaurantId: string; timezone: string; latest: readonly ActivityJson[] };

/** What happens, newest first, as it happens. */
export function Latest({ restaurantId, timezone, latest }: Props) {
  const t = useTranslations("dashboard");
  const states = useTranslations("ownerOrders");
  const locale = useLocale();
  return (
    <Card className="content-start">
      <h2 className="pb-2 text-lg">{t("latest")}</h2>
      {latest.length === 0 && <p className="py-6 text-muted text-sm">{t("latestNone")}</p>}
      <ol aria-live="polite" aria-relevant="additions" className="grid grid-cols-1">
        {latest.map((one) => {
          const tone = statusTones[one.status];
          const key = stateKeys[one.status];
          return (
            <li
              key={`${one.order_id} ${one.status} ${one.at}`}
              className="border-b last:border-b-0"
            >
              <Link
                href={ordersHref(restaurantId, { order: one.order_id, show: "all" })}
                className="flex min-h-11 flex-wrap items-center gap-x-3 py-2 text-sm"
              >
                <span className="figures w-11 shrink-0 text-muted text-xs">
                  {formatClock(one.at, timezone, locale)}
                </span>
                <span className="figures shrink-0 font-semibold">#{one.number}</span>
                <Badge tone={tone}>{states(key)}</Badge>
                <span className="min-w-0 flex-1 truncate text-muted">
                  {one.reason ?? <OrderKind order={one} />}
                </span>
                <Price
                  amount={one.total_price}
                  currency={one.currency}
                  className="ms-auto text-muted"
                />
              </Link>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
