import type { DishSum } from "@/lib/events/catalogue";

/** A dish of an order told by another system. */
export interface SoldDish {
  dishId: string;
  name: string;
  quantity: number;
  amountMinor: number;
}

/** The same as its row keeps it: a tuple is half the size, and there are very many. */
export type StoredDish = [dishId: string, quantity: number, amountMinor: number, name: string];

export const salesWindows = ["1h", "24h", "7d"] as const;
export type SalesWindow = (typeof salesWindows)[number];

export const reportPeriods = ["day", "month", "year"] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** Sums of the sales of one minute; negative when an order is taken out again. Minutes since 1970. */
export interface MinuteSales {
  minute: number;
  orders: number;
  amount_minor: number;
  dishes: DishSum[];
}

export interface SalesTotals {
  orders: number;
  amountMinor: number;
}

export interface DishTotals {
  dishId: string;
  name: string;
  count: number;
  amountMinor: number;
}

/** An order told by another system, checked and in minor units. */
export interface SoldOrder {
  restaurantId: string;
  orderId: string;
  amountMinor: number;
  /** Milliseconds since 1970. */
  soldAtMs: number;
  dishes: SoldDish[];
}
