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

export type BillStatus = "PENDING" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOID";

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
}

export interface Address {
  line1: string;
  line2?: string | undefined;
  city: string;
  postcode?: string | undefined;
  instructions?: string | undefined;
  lat: number;
  lng: number;
}
