import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/orders/status-badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Price } from "@/components/ui/price";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";
import { AskForBill } from "./ask-for-bill";
import type { TableState } from "./use-table";

type Props = TableState & {
  token: string;
  timezone: string;
  taxPercent: number;
  onAsked: () => void;
};

/** What the table has had, what it comes to, and asking to pay. */
export function TableOrders({ token, orders, tab, timezone, taxPercent, onAsked }: Props) {
  const t = useTranslations("table");
  if (orders.length === 0) return null;
  return (
    <Card className="mb-4 grid gap-3 md:p-5">
      <div aria-live="polite" className="grid gap-2">
        <div>
          <div className="flex items-baseline justify-between">
            <h2 className="text-lg">{t("soFar")}</h2>
            <Price amount={tab.total} currency={tab.currency} className="display text-lg" />
          </div>
          {taxPercent > 0 && (
            <p className="text-muted text-xs">{t("withTax", { percent: taxPercent })}</p>
          )}
        </div>
        <ul className="grid">
          {orders.map((order) => (
            <OrderRow key={order.order_id} order={order} />
          ))}
        </ul>
      </div>
      <AskForBill token={token} tab={tab} timezone={timezone} onAsked={onAsked} />
    </Card>
  );
}

function OrderRow({ order }: { order: OrderSummaryJson }) {
  const notCounted = order.status === "CANCELLED" || order.status === "REJECTED";
  return (
    <li className="flex items-start gap-3 border-t py-2.5 text-sm first:border-t-0">
      <span className={cn("wrap-anywhere min-w-0 flex-1", notCounted && "text-muted line-through")}>
        {order.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}
        <RelativeTime at={order.placed_at} className="block text-muted text-xs" />
      </span>
      <span className="grid justify-items-end gap-1">
        <Price
          amount={order.total_price}
          currency={order.currency}
          className={cn(notCounted && "text-muted line-through")}
        />
        <StatusBadge status={order.status} />
      </span>
    </li>
  );
}
