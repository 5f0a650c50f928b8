import { sumMoney } from "@/components/cart/cart";
import { statusWords } from "@/components/orders/order-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrderSummaryJson } from "@/lib/orders/schema";

type Props = { orders: readonly OrderSummaryJson[]; currency: string };

const isCounted = ({ status }: OrderSummaryJson) => status !== "CANCELLED" && status !== "REJECTED";

/** What the table has had, and what it comes to. */
export function TableOrders({ orders, currency }: Props) {
  if (orders.length === 0) return null;
  const total = sumMoney(orders.filter(isCounted).map((order) => order.total_price));
  return (
    <Card aria-live="polite" className="mb-4 grid gap-2 md:p-5">
      <div className="flex items-baseline justify-between">
        <h2 className="text-lg">So far</h2>
        <Price amount={total} currency={currency} className="display text-lg" />
      </div>
      <ul className="grid">
        {orders.map((order) => {
          const [words, tone] = statusWords[order.status];
          return (
            <li
              key={order.order_id}
              className="flex items-center gap-3 border-t py-2.5 text-sm first:border-t-0"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {order.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}
                </span>
                <RelativeTime at={order.placed_at} className="text-muted text-xs" />
              </span>
              <Badge tone={tone}>{words}</Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
