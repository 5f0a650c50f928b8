import { TotalLines, type TotalPart } from "@/components/checkout/total-lines";
import { Price } from "@/components/ui/price";
import type { OrderJson } from "@/lib/orders/schema";

/** What was ordered and what it costs. */
export function OrderBill({ order }: { order: OrderJson }) {
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3">
        {order.items.map((item) => (
          <li key={item.id} className="flex gap-3 text-sm">
            <span className="figures font-semibold text-spice-text">{item.quantity} ×</span>
            <span className="wrap-anywhere min-w-0 flex-1">
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
      <TotalLines parts={partsOf(order)} total={order.total_price} currency={order.currency} />
    </div>
  );
}

function partsOf(order: OrderJson): TotalPart[] {
  const { subtotal, tax_amount: tax, delivery_fee: fee, tip, distance_m: metres } = order;
  const off = order.discount_amount;
  const included = Math.abs(subtotal - off + tax + fee + tip - order.total_price) > 0.005;
  const km = metres === undefined ? undefined : (metres / 1000).toFixed(1);
  return [
    { kind: "dishes", amount: subtotal },
    ...(off > 0 ? [{ kind: "discount" as const, amount: -off }] : []),
    ...(tax > 0 ? [{ kind: "tax" as const, amount: tax, included }] : []),
    ...(order.order_type === "delivery" ? [{ kind: "delivery" as const, amount: fee, km }] : []),
    ...(tip > 0 ? [{ kind: "tip" as const, amount: tip }] : []),
  ];
}
