import { z } from "@hono/zod-openapi";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { Overview } from "../queries/overview";
import { toDishJson, topDish, window } from "../schema";
import { type SalesTotals, salesWindows } from "../types";
import { service, toServiceJson } from "./service";

export const overviewQuery = z.object({ restaurant: uuid, window });

const totals = z.object({ orders: z.int(), amount: z.number() });
export const overviewSchema = z
  .object({
    at: timestamp,
    window: z.enum(salesWindows),
    currency: z.string(),
    /** What the window covers. */
    from: timestamp,
    to: timestamp,
    ...totals.shape,
    /** Up to the same minute a week ago. */
    last_week: totals,
    /** Whether the restaurant was there for all of that time, so that figures can be compared. */
    is_comparable: z.boolean(),
    step_minutes: z.int(),
    steps: z.array(z.object({ start: timestamp, ...totals.shape, last_week: totals })),
    top: z.array(topDish.extend({ last_week_count: z.int() })),
    service,
    service_last_week: service,
  })
  .openapi("SalesOverview");
export type OverviewJson = z.infer<typeof overviewSchema>;

/** Money in major units. */
export function toOverviewJson(overview: Overview): OverviewJson {
  const { currency } = overview;
  const totalsOf = ({ orders, amountMinor }: SalesTotals) => ({
    orders,
    amount: toMajor(amountMinor, currency),
  });
  return {
    at: overview.at.toISOString(),
    window: overview.window,
    currency,
    from: overview.from.toISOString(),
    to: overview.to.toISOString(),
    ...totalsOf(overview),
    last_week: totalsOf(overview.lastWeek),
    is_comparable: overview.isComparable,
    step_minutes: overview.stepMinutes,
    steps: overview.steps.map((step) => ({
      start: step.start.toISOString(),
      ...totalsOf(step),
      last_week: totalsOf(step.lastWeek),
    })),
    top: overview.top.map((dish) => ({
      ...toDishJson(dish, currency),
      last_week_count: dish.lastWeekCount,
    })),
    service: toServiceJson(overview.service),
    service_last_week: toServiceJson(overview.serviceLastWeek),
  };
}
