import { z } from "@hono/zod-openapi";
import { uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { LiveSales } from "./queries/live-sales";
import { type DishTotals, type SalesTotals, type SalesWindow, salesWindows } from "./types";

export const window = z.enum(salesWindows).default("1h");
export const countQuery = z.object({
  restaurant: uuid,
  type: z.enum(["order", "sell_amount"]).default("order"),
  window,
});
export const topQuery = z.object({
  restaurant: uuid,
  k: z.coerce.number().int().min(1).max(50).default(3),
  window,
});
export const liveQuery = z.object({
  restaurant: uuid,
  activity: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
});

export const countSchema = z.object({
  count: z.number().openapi({ description: "Orders, or the amount sold in major units" }),
});
export const topDish = z.object({
  dish_id: z.string(),
  name: z.string(),
  count: z.number(),
  amount: z.number(),
});

export const toDishJson = (dish: DishTotals, currency: string): z.infer<typeof topDish> => ({
  dish_id: dish.dishId,
  name: dish.name,
  count: dish.count,
  amount: toMajor(dish.amountMinor, currency),
});

/** The event of `GET /analytics/live`; money in major units. */
export function toLiveJson({ at, currency, windows, series }: LiveSales) {
  const totals = ({ orders, amountMinor }: SalesTotals) => ({
    orders,
    amount: toMajor(amountMinor, currency),
  });
  const figures = (window: SalesWindow) => ({
    ...totals(windows[window]),
    top: windows[window].top.map((dish) => toDishJson(dish, currency)),
  });
  return {
    at: at.toISOString(),
    currency,
    windows: { "1h": figures("1h"), "24h": figures("24h"), "7d": figures("7d") },
    series: series.map((half) => ({
      start: half.start.toISOString(),
      ...totals(half),
      last_week: totals(half.lastWeek),
    })),
  };
}
