import type { toLiveJson } from "@/lib/analytics/schema";
import type { SalesWindow } from "@/lib/analytics/types";
import { localTime } from "@/lib/platform/clock";

/** The live figures as `GET /analytics/live` tells them; money in major units. */
export type LiveFigures = ReturnType<typeof toLiveJson>;

const halfHourMs = 1_800_000;
const spanMs = { "1h": 3_600_000, "24h": 86_400_000 } as const;

/** The same stretch a week ago; half hours that lie in it partly count in part. Null beyond a day. */
export function weekBefore(
  live: LiveFigures,
  window: SalesWindow,
): { orders: number; amount: number } | null {
  if (window === "7d") return null;
  const until = Date.parse(live.at);
  const from = until - spanMs[window];
  let orders = 0;
  let amount = 0;
  for (const { start, last_week: before } of live.series) {
    const begins = Date.parse(start);
    const overlap = Math.min(until, begins + halfHourMs) - Math.max(from, begins);
    const share = Math.max(0, overlap) / halfHourMs;
    orders += before.orders * share;
    amount += before.amount * share;
  }
  return { orders: Math.round(orders), amount: Math.round(amount) };
}

/** Whole percent from `before` to `now`; null where there is nothing to compare with. */
export const changeOf = (now: number, before: number | undefined): number | null =>
  before ? Math.round(((now - before) / before) * 100) : null;

const meals = [
  [5, "The night"],
  [11, "Breakfast"],
  [15, "Lunch"],
  [18, "The afternoon"],
  [23, "Dinner"],
  [24, "The night"],
] as const;

/** "Lunch is busy": the hour in three words. */
export function headlineOf(live: LiveFigures, timezone: string): string {
  const hour = localTime(new Date(live.at), timezone).minute / 60;
  const meal = meals.find(([until]) => hour < until)?.[1] ?? "The night";
  const { orders } = live.windows["1h"];
  const before = weekBefore(live, "1h")?.orders ?? 0;
  if (orders === 0) return `${meal} is quiet`;
  if (orders > before * 1.1) return `${meal} is busy`;
  return orders < before * 0.8 ? `${meal} is slow` : `${meal} goes well`;
}
