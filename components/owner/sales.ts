import type { toLiveJson } from "@/lib/analytics/schema";
import { localTime } from "@/lib/platform/clock";

/** The live figures as `GET /analytics/live` tells them; money in major units. */
export type LiveFigures = ReturnType<typeof toLiveJson>;

/** Whole percent from `before` to `now`; null where there is nothing to compare with. */
export const changeOf = (now: number, before: number | undefined): number | null =>
  before ? Math.round(((now - before) / before) * 100) : null;

const meals = [
  [5, "night"],
  [11, "breakfast"],
  [15, "lunch"],
  [18, "afternoon"],
  [23, "dinner"],
  [24, "night"],
] as const;

/** The part of the day, and how it goes against the same hour last week: "Lunch is busy". */
export function moodOf(at: string, timezone: string, orders: number, before: number) {
  const hour = localTime(new Date(at), timezone).minute / 60;
  const meal = meals.find(([until]) => hour < until)?.[1] ?? "night";
  const mood =
    orders === 0
      ? "quiet"
      : orders > before * 1.1
        ? "busy"
        : orders < before * 0.8
          ? "slow"
          : "well";
  return { meal, mood } as const;
}
