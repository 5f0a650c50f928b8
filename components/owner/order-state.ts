import type { OrderStatus } from "@/lib/orders/types";
import type { OrderType } from "@/lib/restaurants/types";

/** A state as staff call it: a key of `ownerOrders`. */
export const stateKeys = {
  PENDING_PAYMENT: "state.pendingPayment",
  PLACED: "state.placed",
  ACCEPTED: "state.accepted",
  IN_PROGRESS: "state.inProgress",
  READY: "state.ready",
  OUT_FOR_DELIVERY: "state.outForDelivery",
  COMPLETED: "state.completed",
  CANCELLED: "state.cancelled",
  REJECTED: "state.rejected",
} as const satisfies Record<OrderStatus, string>;

/** What a press does that takes an order there (a key of `ownerOrders`). */
export const stepKeys = {
  PENDING_PAYMENT: "step.placed",
  PLACED: "step.placed",
  ACCEPTED: "step.accepted",
  IN_PROGRESS: "step.inProgress",
  READY: "step.ready",
  OUT_FOR_DELIVERY: "step.outForDelivery",
  COMPLETED: "step.completed",
  CANCELLED: "step.cancelled",
  REJECTED: "step.rejected",
} as const satisfies Record<OrderStatus, string>;

/** Keys of `common`. */
export const typeKeys = {
  delivery: "delivery",
  takeaway: "takeaway",
  dine_in: "dineIn",
} as const satisfies Record<OrderType, string>;

const done = new Set<OrderStatus>(["READY", "OUT_FOR_DELIVERY", "COMPLETED"]);

interface Timed {
  status: OrderStatus;
  order_type: OrderType;
  promised_at: string;
  next_steps: readonly OrderStatus[];
}

/** Whole minutes that an order is late by now; 0 in time, over, or on the counter for its guest. */
export function minutesLate(order: Timed, now: number): number {
  const isServed = order.order_type !== "delivery" && done.has(order.status);
  if (now === 0 || order.next_steps.length === 0 || isServed) return 0;
  return Math.max(0, Math.floor((now - Date.parse(order.promised_at)) / 60_000));
}
