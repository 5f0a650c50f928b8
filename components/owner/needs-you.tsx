"use client";

import Link from "next/link";
import { useNow } from "@/components/live/use-now";
import { typeWords } from "@/components/orders/order-words";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/components/ui/price";
import type { OrderSummaryJson } from "@/lib/orders/schema";

type Need = { order: OrderSummaryJson; says: string; tone: "red" | "amber" | "leaf" };

const most = 6;
const tones = { red: "bg-red", amber: "bg-amber", leaf: "bg-leaf" } as const;
const rank = { red: 0, amber: 1, leaf: 2 } as const;

function needOf(order: OrderSummaryJson, now: number): Need | null {
  const lateMinutes = Math.floor((now - Date.parse(order.promised_at)) / 60_000);
  if (order.next_steps.length === 0) return null;
  if (now > 0 && lateMinutes > 0)
    return { order, says: `#${order.number} is ${lateMinutes} min late`, tone: "red" };
  if (order.status === "PLACED")
    return { order, says: `#${order.number} waits for your answer`, tone: "amber" };
  return { order, says: `#${order.number} is under way`, tone: "leaf" };
}

type Props = { restaurantId: string; orders: readonly OrderSummaryJson[] };

/** What is late, what waits, and what goes well; the worst first. */
export function NeedsYou({ restaurantId, orders }: Props) {
  const now = useNow();
  const needs = orders
    .map((order) => needOf(order, now))
    .filter((need) => need !== null)
    .sort((a, b) => rank[a.tone] - rank[b.tone])
    .slice(0, most);
  return (
    <Card>
      <div className="flex items-baseline justify-between">
        <h2 className="text-lg">Now</h2>
        <p className="text-muted text-sm">what needs you</p>
      </div>
      {needs.length === 0 && (
        <p className="py-6 text-muted text-sm">Nothing. All orders are done.</p>
      )}
      <ul>
        {needs.map(({ order, says, tone }) => (
          <li key={order.order_id} className="border-b last:border-b-0">
            <Link
              href={`/restaurant/${restaurantId}/orders`}
              className="flex items-start gap-3 py-3"
            >
              <span
                aria-hidden
                className={cn("mt-1.5 size-2.5 shrink-0 rounded-full", tones[tone])}
              />
              <span className="grid min-w-0 grid-cols-1">
                <span className="font-semibold text-sm">{says}</span>
                <span className="truncate text-muted text-sm">
                  {typeWords[order.order_type]}
                  {order.table_number ? ` ${order.table_number}` : ""} ·{" "}
                  {formatMoney(order.total_price, order.currency)} ·{" "}
                  {order.items.map((item) => item.name).join(", ")}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
