import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrderSummaryJson } from "@/lib/orders/schema";
import { statusWords, typeWords } from "./order-words";

/** Somebody's orders, latest first. */
export function OrderList({ orders }: { orders: readonly OrderSummaryJson[] }) {
  return (
    <ul className="grid grid-cols-1 gap-3">
      {orders.map((order) => (
        <li key={order.order_id}>
          <OrderCard order={order} />
        </li>
      ))}
    </ul>
  );
}

function OrderCard({ order }: { order: OrderSummaryJson }) {
  const [words, tone] = statusWords[order.status];
  const dishes = order.items.map((item) => `${item.quantity} × ${item.name}`).join(", ");
  return (
    <Link
      href={`/orders/${order.order_id}`}
      className="flex items-center gap-4 rounded-card border bg-card p-4 transition-shadow hover:shadow-lift"
    >
      <ArtBackdrop name={order.restaurant_name} className="rounded-control p-1.5">
        <DishArt name={order.items[0]?.name ?? order.restaurant_name} className="size-14" />
      </ArtBackdrop>
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
        <div className="flex flex-wrap items-center gap-2">
          <p className="display truncate text-base">{order.restaurant_name}</p>
          <Badge tone={tone}>{words}</Badge>
        </div>
        <p className="truncate text-muted text-sm">{dishes}</p>
        <p className="flex gap-2 whitespace-nowrap text-muted text-xs">
          <RelativeTime at={order.placed_at} />
          <span aria-hidden>·</span>
          {typeWords[order.order_type]}
        </p>
      </div>
      <Price
        amount={order.total_price}
        currency={order.currency}
        className="font-semibold text-sm"
      />
      <ChevronRight aria-hidden className="size-5 text-muted" />
    </Link>
  );
}
