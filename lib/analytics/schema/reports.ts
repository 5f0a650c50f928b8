import { z } from "@hono/zod-openapi";
import { uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import type { RevenueRow, StatusRow } from "../queries/reports";
import { type DishTotals, reportPeriods } from "../types";

export const date = z.iso.date().refine((text) => text >= "2000-01-01" && text < "2100-01-01", {
  error: "expected a date of this century",
});

const period = z.enum(reportPeriods).default("day");
export const topFoodsQuery = z.object({
  restaurant: uuid,
  date: date.optional(),
  period,
  /** Instead of a date and its period: a span of dates. */
  from: date.optional(),
  to: date.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const revenueQuery = z.object({
  restaurant: uuid,
  period,
  from: date.optional(),
  to: date.optional(),
  order_type: z.enum(orderTypes).optional(),
});
export const byStatusQuery = z.object({
  restaurant: uuid,
  date: date.optional(),
  /** Instead of a date: a span of them. */
  from: date.optional(),
  to: date.optional(),
});

/** A report: the local dates it covers, and its rows. */
export const reportOf = <T extends z.ZodType>(item: T) =>
  z.object({ from: z.string(), to: z.string(), currency: z.string(), items: z.array(item) });

export const topFood = z.object({
  dish_id: z.string(),
  name: z.string(),
  quantity: z.number(),
  revenue: z.number(),
});
export type TopFoodJson = z.infer<typeof topFood>;

export const toFoodJson = (dish: DishTotals, currency: string): TopFoodJson => ({
  dish_id: dish.dishId,
  name: dish.name,
  quantity: dish.count,
  revenue: toMajor(dish.amountMinor, currency),
});

export const revenueItem = z.object({
  start: z.string(),
  orders: z.number(),
  gross: z.number(),
  refunds: z.number(),
  net: z.number(),
});
export type RevenueJson = z.infer<typeof revenueItem>;

export const toRevenueJson = (row: RevenueRow, currency: string): RevenueJson => ({
  start: row.start,
  orders: row.orders,
  gross: toMajor(row.grossMinor, currency),
  refunds: toMajor(row.refundsMinor, currency),
  net: toMajor(row.grossMinor - row.refundsMinor, currency),
});

export const statusItem = z.object({
  status: z.string(),
  count: z.number(),
  average_value: z.number(),
});
export type StatusJson = z.infer<typeof statusItem>;

export const toStatusJson = (row: StatusRow, currency: string): StatusJson => ({
  status: row.status,
  count: row.count,
  average_value: toMajor(row.averageMinor, currency),
});
