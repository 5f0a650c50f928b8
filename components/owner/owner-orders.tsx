"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { toast } from "sonner";
import { useLive } from "@/components/live/use-live";
import { statusWords, typeWords } from "@/components/orders/order-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/components/ui/clock-time";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveDot } from "@/components/ui/live-dot";
import { Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { ApiError, api } from "@/lib/api/client";
import type { OrderSummaryJson } from "@/lib/orders/schema";
import type { OrderStatus } from "@/lib/orders/types";
import { OrderActions } from "./order-actions";

const filters = [
  { value: "open", label: "Open" },
  { value: "PLACED", label: "To answer" },
  { value: "all", label: "All" },
] as const;

type Filter = (typeof filters)[number]["value"];

const fits = (order: OrderSummaryJson, filter: Filter): boolean => {
  if (filter === "all") return true;
  if (filter === "PLACED") return order.status === "PLACED";
  return order.next_steps.length > 0;
};

type Props = { restaurantId: string; timezone: string; orders: readonly OrderSummaryJson[] };

/** A restaurant's orders, moving by themselves, with what can be done about each. */
export function OwnerOrders({ restaurantId, timezone, orders }: Props) {
  const router = useRouter();
  const [filter, setFilter] = useState<Filter>("open");
  const [moving, setMoving] = useState<string | null>(null);
  const [, startRefresh] = useTransition();
  const refresh = () => startRefresh(() => router.refresh());
  const live = useLive(`/api/v1/kitchen/stream?restaurant=${restaurantId}`, ({ event }) => {
    if (event === "ticket") refresh();
  });

  async function step(order: OrderSummaryJson, status: OrderStatus, reason?: string) {
    setMoving(order.order_id);
    try {
      await api.orders[":id"].status.$patch({
        param: { id: order.order_id },
        json: { status, ...(reason ? { reason } : {}) },
      });
      toast.success(`Order ${order.number}: ${statusWords[status][0].toLowerCase()}`);
      refresh();
    } catch (error) {
      toast.error(
        error instanceof ApiError ? error.problem.detail : "That did not work. Try again.",
      );
    }
    setMoving(null);
  }

  const shown = orders.filter((order) => fits(order, filter));
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">Orders</h1>
        <div className="flex items-center gap-3">
          <LiveDot live={live === "live"} />
          <Segmented label="Show" value={filter} options={filters} onChange={setFilter} />
        </div>
      </div>
      {shown.length === 0 ? (
        <Card>
          <EmptyState
            title={filter === "all" ? "No orders yet" : "Nothing waits for you"}
            detail={
              filter === "all"
                ? "The first one appears here by itself."
                : "New orders appear here by themselves."
            }
            action={
              filter !== "all" && (
                <Button variant="outline" onClick={() => setFilter("all")}>
                  Show all orders
                </Button>
              )
            }
          />
        </Card>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {shown.map((order) => (
            <li key={order.order_id}>
              <OrderRow order={order} timezone={timezone}>
                <OrderActions
                  order={order}
                  busy={moving === order.order_id}
                  onStep={(status, reason) => void step(order, status, reason)}
                />
              </OrderRow>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type RowProps = { order: OrderSummaryJson; timezone: string; children: ReactNode };

function OrderRow({ order, timezone, children }: RowProps) {
  const [words, tone] = statusWords[order.status];
  return (
    <Card className="grid grid-cols-1 gap-3 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center md:p-4">
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="figures text-lg">#{order.number}</h2>
          <Badge tone={tone}>{words}</Badge>
          <span className="text-muted text-sm">
            {typeWords[order.order_type]}
            {order.table_number ? ` ${order.table_number}` : ""}
          </span>
          <Price
            amount={order.total_price}
            currency={order.currency}
            className="ml-auto font-semibold text-sm md:ml-2"
          />
        </div>
        <p className="truncate text-sm">
          {order.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}
        </p>
        <p className="flex flex-wrap gap-x-2 text-muted text-xs">
          <RelativeTime at={order.placed_at} />
          <span aria-hidden>·</span>
          promised {formatDay(order.promised_at, timezone)}
        </p>
      </div>
      {order.next_steps.length > 0 && children}
    </Card>
  );
}
