import { TotalLines } from "@/components/checkout/total-lines";
import { Price } from "@/components/ui/price";
import type { OrderJson } from "@/lib/orders/schema";

/** What was ordered and what it costs. */
export function OrderBill({ order }: { order: OrderJson }) {
  const lines = [
    { label: "Dishes", amount: order.subtotal },
    ...(order.tax_amount > 0
      ? [{ label: "Tax", amount: order.tax_amount, ...taxHint(order) }]
      : []),
    ...(order.order_type === "delivery" ? [{ label: "Delivery", amount: order.delivery_fee }] : []),
    ...(order.tip > 0 ? [{ label: "Tip", amount: order.tip }] : []),
  ];
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3">
        {order.items.map((item) => (
          <li key={item.id} className="flex gap-3 text-sm">
            <span className="figures font-semibold text-spice-text">{item.quantity} ×</span>
            <span className="min-w-0 flex-1">
              {item.name}
              {item.options.length > 0 && (
                <span className="block text-muted text-xs">
                  {item.options.map((option) => option.name).join(", ")}
                </span>
              )}
              {item.note && <span className="block text-amber text-xs">{item.note}</span>}
            </span>
            <Price amount={item.line_total} currency={order.currency} />
          </li>
        ))}
      </ul>
      <TotalLines lines={lines} total={order.total_price} currency={order.currency} />
    </div>
  );
}

function taxHint(order: OrderJson) {
  const added = order.subtotal + order.tax_amount + order.delivery_fee + order.tip;
  return Math.abs(added - order.total_price) < 0.005 ? {} : { hint: "Already in the prices" };
}
