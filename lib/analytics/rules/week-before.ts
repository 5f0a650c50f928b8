import { localTime } from "@/lib/platform/clock";
import { momentOf } from "@/lib/restaurants/rules";
import { type Bucket, dateAfter, HALF_HOUR, minuteOf, range } from "../rules";

/**
 * When clocks in a zone showed, seven dates before, what they show at each of these minutes (since 1970,
 * ascending): not always 7 × 24 hours before. What a clock skipped is the first minute after it, what it
 * showed twice the first of both; the answers ascend, so that stretches between them never overlap.
 */
export function weekBefore(minutes: readonly number[], timezone: string): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return minutes.map((minute) => {
    const shown = localTime(new Date(minute * 60_000), timezone);
    last = Math.max(last, minuteOf(momentOf(dateAfter(shown.date, -7), shown.minute, timezone)));
    return last;
  });
}

/**
 * For each of some half hours that follow each other, those of a week before: one, or where a clock was
 * changed none or more.
 */
export function halfHoursWeekBefore(halves: readonly Bucket[], timezone: string): Bucket[][] {
  const first = halves[0]?.number ?? 0;
  const starts = Array.from(
    { length: halves.length + 1 },
    (_, index) => (first + index) * HALF_HOUR,
  );
  const bounds = weekBefore(starts, timezone).map((at) => at - (at % HALF_HOUR));
  return halves.map((_, index) =>
    range("p", { from: bounds[index] ?? 0, to: bounds[index + 1] ?? 0 }),
  );
}
