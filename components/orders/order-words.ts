import type { Tone } from "@/components/ui/badge";
import type { OrderStatus } from "@/lib/orders/types";
import type { OrderType } from "@/lib/restaurants/types";

/** A state in a word or two, and its colour. */
export const statusWords = {
  PENDING_PAYMENT: ["Waiting for payment", "amber"],
  PLACED: ["Sent to the kitchen", "amber"],
  ACCEPTED: ["Accepted", "leaf"],
  IN_PROGRESS: ["Cooking", "leaf"],
  READY: ["Ready", "leaf"],
  OUT_FOR_DELIVERY: ["On the way", "leaf"],
  COMPLETED: ["Done", "neutral"],
  CANCELLED: ["Cancelled", "red"],
  REJECTED: ["Not possible", "red"],
} as const satisfies Record<OrderStatus, readonly [words: string, tone: Tone]>;

export const typeWords = {
  delivery: "Delivery",
  takeaway: "Takeaway",
  dine_in: "At the table",
} as const satisfies Record<OrderType, string>;

/** Whether nothing will happen to the order any more. */
export const isOver = (status: OrderStatus): boolean =>
  status === "COMPLETED" || status === "CANCELLED" || status === "REJECTED";

type Step = { status: OrderStatus; label: string };

const kitchenSteps: readonly Step[] = [
  { status: "PLACED", label: "Order sent" },
  { status: "ACCEPTED", label: "Kitchen accepted" },
  { status: "IN_PROGRESS", label: "Cooking" },
];

const endings = {
  delivery: [
    { status: "READY", label: "Cooked and packed" },
    { status: "OUT_FOR_DELIVERY", label: "On the way to you" },
    { status: "COMPLETED", label: "At your door" },
  ],
  takeaway: [
    { status: "READY", label: "Ready to collect" },
    { status: "COMPLETED", label: "Collected" },
  ],
  dine_in: [
    { status: "READY", label: "Ready, on its way to your table" },
    { status: "COMPLETED", label: "Served" },
  ],
} as const satisfies Record<OrderType, readonly Step[]>;

/** What an order of this kind goes through, in order. */
export const stepsOf = (type: OrderType): readonly Step[] => [...kitchenSteps, ...endings[type]];

/** What is happening, as one would say it to the customer. */
export function headlineOf(status: OrderStatus, type: OrderType): string {
  if (status === "CANCELLED") return "Cancelled";
  if (status === "REJECTED") return "The kitchen could not take it";
  if (status === "COMPLETED") return type === "delivery" ? "Delivered. Enjoy!" : "Enjoy!";
  if (type === "takeaway") return status === "READY" ? "Ready now" : "Ready to collect";
  return type === "delivery" ? "Arriving" : "At your table";
}
