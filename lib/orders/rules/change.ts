import type { OrderStatus } from "../types";

/** Until when the customer may change address, time or note. */
export const isChangeable = (status: OrderStatus): boolean =>
  status === "PENDING_PAYMENT" || status === "PLACED" || status === "ACCEPTED";
