import { localTime, minutesAfter } from "@/lib/platform/clock";
import { minuteOf, momentOf } from "@/lib/restaurants/rules";

export type SoldOutFor = "back" | "hour" | "tomorrow" | "time";

const DAY_MINUTES = 1_440;
/** Long after the last guest, long before the first. */
const EARLY_MORNING = 5 * 60;

/**
 * When a dish comes back by itself: undefined when somebody has to bring it back. A clock time
 * ("18:00") that has passed today in the restaurant's zone is tomorrow's.
 */
export function soldOutUntil(
  how: SoldOutFor,
  clock: string,
  now: Date,
  timezone: string,
): Date | undefined {
  if (how === "back") return undefined;
  if (how === "hour") return minutesAfter(now, 60);
  const local = localTime(now, timezone);
  if (how === "tomorrow") return momentOf(local.date, DAY_MINUTES + EARLY_MORNING, timezone);
  if (!/^\d\d:\d\d$/.test(clock)) return undefined;
  const minute = minuteOf(clock);
  const days = minute > local.minute ? 0 : DAY_MINUTES;
  return momentOf(local.date, minute + days, timezone);
}
