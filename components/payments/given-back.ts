import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import type { OrderJson } from "@/lib/orders/schema";

type Order = Pick<OrderJson, "refunds" | "paid_amount" | "currency">;

/** What has gone back or is about to. */
export const refundsOf = ({ refunds }: Pick<Order, "refunds">) =>
  refunds.filter((refund) => refund.status !== "FAILED");

const backMinor = (order: Order): number =>
  refundsOf(order).reduce((sum, { amount }) => sum + toMinorUnits(amount, order.currency), 0);

/** What goes back in all, in major units. */
export const givenBack = (order: Order): number => toMajorUnits(backMinor(order), order.currency);

/** What was paid and stays so: it can still be given back. In major units. */
export function remainsPaid(order: Order): number {
  const paid = toMinorUnits(order.paid_amount, order.currency);
  return toMajorUnits(paid - backMinor(order), order.currency);
}
