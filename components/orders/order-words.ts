import type { Tone } from "@/components/ui/badge";
import type { OrderStatus } from "@/lib/orders/types";
import type { Messages } from "@/lib/platform/messages/en";
import type { OrderType } from "@/lib/restaurants/types";

type Tracking = Messages["tracking"];

/** The colour of a state. */
export const statusTones = {
  PENDING_PAYMENT: "amber",
  PLACED: "amber",
  ACCEPTED: "leaf",
  IN_PROGRESS: "leaf",
  READY: "leaf",
  OUT_FOR_DELIVERY: "leaf",
  COMPLETED: "neutral",
  CANCELLED: "red",
  REJECTED: "red",
} as const satisfies Record<OrderStatus, Tone>;

/** Whether nothing will happen to the order any more. */
export const isOver = (status: OrderStatus): boolean =>
  status === "COMPLETED" || status === "CANCELLED" || status === "REJECTED";

type Step = { status: OrderStatus; label: keyof Tracking["steps"] };

const kitchenSteps: readonly Step[] = [
  { status: "PLACED", label: "sent" },
  { status: "ACCEPTED", label: "accepted" },
  { status: "IN_PROGRESS", label: "cooking" },
];

const endings = {
  delivery: [
    { status: "READY", label: "packed" },
    { status: "OUT_FOR_DELIVERY", label: "onTheWay" },
    { status: "COMPLETED", label: "atTheDoor" },
  ],
  takeaway: [
    { status: "READY", label: "readyToCollect" },
    { status: "COMPLETED", label: "collected" },
  ],
  dine_in: [
    { status: "READY", label: "toTheTable" },
    { status: "COMPLETED", label: "served" },
  ],
} as const satisfies Record<OrderType, readonly Step[]>;

/** What an order of this kind goes through, in order. */
export const stepsOf = (type: OrderType): readonly Step[] => [...kitchenSteps, ...endings[type]];

const arrivals = {
  delivery: "arriving",
  takeaway: "readyToCollect",
  dine_in: "atYourTable",
} as const satisfies Record<OrderType, keyof Tracking["headline"]>;

/** What is happening, as one would say it to the customer. */
export function headlineOf(status: OrderStatus, type: OrderType): keyof Tracking["headline"] {
  if (status === "CANCELLED") return "cancelled";
  if (status === "REJECTED") return "rejected";
  if (status === "COMPLETED") return type === "delivery" ? "delivered" : "enjoy";
  if (type === "takeaway" && status === "READY") return "readyNow";
  return arrivals[type];
}

const sentences = {
  PENDING_PAYMENT: "placed",
  PLACED: "placed",
  ACCEPTED: "accepted",
  IN_PROGRESS: "cooking",
  READY: "ready",
  OUT_FOR_DELIVERY: "onTheWay",
  COMPLETED: "thanks",
  CANCELLED: "cancelled",
  REJECTED: "rejected",
} as const satisfies Record<OrderStatus, keyof Tracking["sentence"]>;

const reasons = {
  PENDING_PAYMENT: "unanswered",
  PLACED: "unanswered",
  ACCEPTED: "notBegun",
  IN_PROGRESS: "cooking",
  READY: "waiting",
  OUT_FOR_DELIVERY: "ride",
} as const satisfies Partial<Record<OrderStatus, keyof Tracking["lateBecause"]>>;

/** What goes on, in a sentence; when it is late, why. */
export const sentenceOf = (status: OrderStatus): keyof Tracking["sentence"] => sentences[status];
export const lateReasonOf = (status: OrderStatus): keyof Tracking["lateBecause"] | undefined =>
  status in reasons ? reasons[status as keyof typeof reasons] : undefined;
