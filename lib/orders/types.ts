import type { OrderType } from "@/lib/restaurants/types";

export const orderStatuses = [
  "PENDING_PAYMENT",
  "PLACED",
  "ACCEPTED",
  "IN_PROGRESS",
  "READY",
  "OUT_FOR_DELIVERY",
  "COMPLETED",
  "CANCELLED",
  "REJECTED",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** States of a delivery in which a rider of the platform has its order in hand. */
export const carriedStatuses = ["ASSIGNED", "ARRIVED_AT_RESTAURANT", "PICKED_UP"] as const;

/** States in which an order is not a sale. */
export const unsoldStatuses = ["PENDING_PAYMENT", "CANCELLED", "REJECTED"] as const;

/** What staff look at: what waits for their answer, is late, is not over yet, was sold. */
export const orderShows = ["waiting", "late", "open", "sold"] as const;
export type OrderShow = (typeof orderShows)[number];

export const ticketStatuses = [
  "NEW",
  "ACCEPTED",
  "IN_PROGRESS",
  "READY",
  "DELIVERED_TO_SERVICE",
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const paymentMethods = ["cash", "card"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const billStatuses = ["PENDING", "PAID", "PARTIALLY_REFUNDED", "REFUNDED", "VOID"] as const;
export type BillStatus = (typeof billStatuses)[number];

export const paymentStatuses = ["PENDING", "CAPTURED", "EXPIRED"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const refundStatuses = ["RECORDED", "REQUESTED", "SUCCEEDED", "FAILED"] as const;
/** RECORDED: nothing had been paid, so nothing moves. */
export type RefundStatus = (typeof refundStatuses)[number];

/** So many of a line were given back. */
export interface RefundedItem {
  itemId: string;
  quantity: number;
}

export interface PickedOption {
  id: string;
  name: string;
  priceMinor: number;
}

/** One line of an order's history. */
export interface StatusStep {
  status: OrderStatus;
  at: string;
  reason?: string | undefined;
  /** The user who took it, or `AUTO`. */
  by?: string | undefined;
}

/** Stands where a user's id would: the restaurant's own settings took the step. */
export const AUTO = "auto";

/** The reason of a step: nobody paid, so the order ended. */
export const NOT_PAID = "it was not paid in time";

export const ticketChangeKinds = ["note", "time", "address", "cancelled"] as const;

/** What happened to an order after its ticket was printed. Addresses are not repeated here. */
export interface TicketChange {
  id: string;
  at: string;
  kind: (typeof ticketChangeKinds)[number];
  /** Of a note its text, of a time when the order is promised. */
  before?: string | null | undefined;
  after?: string | null | undefined;
  /** The stations that have read it; it is gone once every station of the ticket has. */
  readBy?: readonly string[] | undefined;
}

export interface Address {
  line1: string;
  line2?: string | undefined;
  city: string;
  postcode?: string | undefined;
  instructions?: string | undefined;
  phone?: string | undefined;
  lat: number;
  lng: number;
}

/** What a customer asks for; never a price. */
export interface WantedItem {
  foodId: string;
  quantity: number;
  options: string[];
  note?: string | undefined;
}

export interface PricedLine {
  foodId: string;
  name: string;
  quantity: number;
  /** One piece with its options. */
  unitMinor: number;
  lineMinor: number;
  options: PickedOption[];
  note: string | null;
}

/** An order as it comes in, before anything was looked up. */
export interface OrderRequest {
  restaurantId: string;
  orderType: OrderType;
  items: WantedItem[];
  address?: Address | undefined;
  scheduledFor?: Date | undefined;
  /** Major units, as the client wrote it. */
  tip: number;
  paymentMethod: PaymentMethod;
  menuVersion?: number | undefined;
  /** Major units: what the client was shown, and orders at. */
  expectedTotal?: number | undefined;
  clientOrderId?: string | undefined;
  couponCode?: string | undefined;
  note?: string | undefined;
}

/** Who an order belongs to: a signed-in customer or a table. */
export type Placer =
  | { kind: "customer"; userId: string }
  | { kind: "table"; tableId: string; tableNumber: string };
