import { refundsOf, remainsPaid } from "@/components/payments/given-back";
import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import { itemsRefundMinor } from "@/lib/orders/rules";
import type { OrderJson } from "@/lib/orders/schema";

export type Way = "whole" | "items" | "amount";

export type Wish = {
  way: Way;
  /** How many of each line. */
  counts: Readonly<Record<string, number>>;
  /** An amount as it was typed. */
  typed: string;
};

const itemsBefore = (order: OrderJson) =>
  refundsOf(order).flatMap((refund) =>
    (refund.items ?? []).map(({ id, quantity }) => ({ itemId: id, quantity })),
  );

/** How many of a line can still be given back. */
export function maxOf(order: OrderJson, itemId: string): number {
  const ordered = order.items.find((item) => item.id === itemId)?.quantity ?? 0;
  return itemsBefore(order)
    .filter((one) => one.itemId === itemId)
    .reduce((left, one) => left - one.quantity, ordered);
}

const wantedItems = ({ counts }: Wish) =>
  Object.entries(counts)
    .filter(([, quantity]) => quantity > 0)
    .map(([itemId, quantity]) => ({ itemId, quantity }));

/** What a wish comes to, in major units; the server works it out again. */
export function refundAmount(order: OrderJson, wish: Wish): number {
  const left = remainsPaid(order);
  if (wish.way === "whole") return left;
  if (wish.way === "amount") return Number(wish.typed.replace(",", ".")) || 0;
  const minor = (amount: number) => toMinorUnits(amount, order.currency);
  const cost = itemsRefundMinor(wantedItems(wish), {
    items: order.items.map(({ id, quantity, unit_price }) => ({
      id,
      quantity,
      unitMinor: minor(unit_price),
    })),
    bill: {
      subtotalMinor: minor(order.subtotal),
      discountMinor: minor(order.discount_amount),
      taxMinor: minor(order.tax_amount),
      deliveryFeeMinor: minor(order.delivery_fee),
      tipMinor: minor(order.tip),
      totalMinor: minor(order.total_price),
    },
    before: itemsBefore(order),
  });
  return toMajorUnits(cost ?? 0, order.currency);
}

/** The wish as the API takes it. */
export function toRefund(wish: Wish, reason: string) {
  if (wish.way === "whole") return { reason };
  if (wish.way === "amount") return { reason, amount: Number(wish.typed.replace(",", ".")) };
  return {
    reason,
    items: wantedItems(wish).map(({ itemId, quantity }) => ({ id: itemId, quantity })),
  };
}
