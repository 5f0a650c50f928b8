export interface SoldDish {
  dishId: string;
  name: string;
  quantity: number;
  amountMinor: number;
}

export const salesWindows = ["1h", "24h", "7d"] as const;
export type SalesWindow = (typeof salesWindows)[number];
