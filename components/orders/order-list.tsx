import { ChevronRight, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { FoodPicture } from "@/components/illustration/food-picture";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { isOver } from "./order-words";
import { ReorderButton } from "./reorder-button";
import { StatusBadge } from "./status-badge";

/** Somebody's orders, latest first. */
export function OrderList({ orders }: { orders: readonly OrderSummaryJson[] }) {
  return (
    <ul className="grid grid-cols-1 gap-3">
      {orders.map((order) => (
        <li
          key={order.order_id}
          className="grid grid-cols-1 rounded-card border bg-card transition-shadow hover:shadow-lift"
        >
          <OrderLink order={order} />
          {isOver(order.status) && (
            <div className="flex flex-wrap items-center justify-end gap-2 px-4 pb-4">
              <Rated order={order} />
              <ReorderButton orderId={order.order_id} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The stars somebody gave, or the way to give them. */
function Rated({ order }: { order: OrderSummaryJson }) {
  const t = useTranslations("orders");
  if (order.status !== "COMPLETED") return null;
  if (order.stars !== undefined) {
    return (
      <span className="me-auto">
        <Rating value={order.stars} count={1} />
      </span>
    );
  }
  return (
    <Button asChild variant="ghost">
      <Link href={`/orders/${order.order_id}#rate`}>
        <Star aria-hidden className="size-4.5" /> {t("rate")}
      </Link>
    </Button>
  );
}

function OrderLink({ order }: { order: OrderSummaryJson }) {
  const t = useTranslations("orders");
  const dishes = order.items.map((item) => `${item.quantity}\u00a0×\u00a0${item.name}`).join(", ");
  const price = { amount: order.total_price, currency: order.currency };
  return (
    <Link href={`/orders/${order.order_id}`} className="flex items-center gap-4 rounded-card p-4">
      <FoodPicture
        name={order.items[0]?.name ?? order.restaurant_name}
        sizes="68px"
        className="size-17 shrink-0 rounded-control p-1.5"
        artClassName="size-14"
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
        <div className="flex flex-wrap items-center gap-2">
          <p dir="auto" className="display truncate text-base rtl:text-right">
            {order.restaurant_name}
          </p>
          <StatusBadge status={order.status} />
        </div>
        <p dir="auto" className="line-clamp-2 text-muted text-sm rtl:text-right">
          {dishes}
        </p>
        <p className="flex gap-2 whitespace-nowrap text-muted text-xs">
          <RelativeTime at={order.placed_at} />
          <span aria-hidden>·</span>
          {t(`type.${order.order_type}`)}
        </p>
        <Price {...price} className="font-semibold text-sm sm:hidden" />
      </div>
      <Price {...price} className="font-semibold text-sm max-sm:hidden" />
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted rtl:-scale-x-100" />
    </Link>
  );
}
