import { localTime } from "@/lib/platform/clock";
import { formatClock, formatDay } from "./clock-time";

/** Moments as the server wrote them, by their milliseconds since 1970. */
export interface WrittenTimes {
  timezone: string;
  clock: Readonly<Record<number, string>>;
  day: Readonly<Record<number, string>>;
  /** What lies from the one to before the other is of one local day. */
  today: readonly [from: number, to: number];
}

const minuteMs = 60_000;
/** Of a day in which clocks go forward; the last hour of others is looked up. */
const shortestDayMinutes = 23 * 60;

/** Writes moments as the clocks and calendars of a zone show them. */
export function writeTimes(
  moments: readonly (string | number | undefined)[],
  timezone: string,
  locale: string,
  now = Date.now(),
): WrittenTimes {
  const known = moments.filter((one) => one !== undefined).map((one) => new Date(one).getTime());
  const written = (format: typeof formatClock) =>
    Object.fromEntries(known.map((at) => [at, format(at, timezone, locale)]));
  const from = now - (now % minuteMs);
  const left = shortestDayMinutes - localTime(new Date(from), timezone).minute;
  return {
    timezone,
    clock: written(formatClock),
    day: written(formatDay),
    today: [from, from + left * minuteMs],
  };
}

/** How moments are written in a zone: as the server did where it did, else by the browser itself. */
export function clockOf(timezone: string, locale: string, written?: WrittenTimes) {
  const known = written?.timezone === timezone ? written : undefined;
  const ms = (at: string | number) => new Date(at).getTime();
  const dateOf = (at: number) => localTime(new Date(at), timezone).date;
  const isToday = (at: number) => known && at >= known.today[0] && at < known.today[1];
  return {
    /** "12:48" */
    clock: (at: string | number) => known?.clock[ms(at)] ?? formatClock(at, timezone, locale),
    /** "Fri 20 Nov, 12:48" */
    day: (at: string | number) => known?.day[ms(at)] ?? formatDay(at, timezone, locale),
    isSameDay: (a: number, b: number) => (isToday(a) && isToday(b)) || dateOf(a) === dateOf(b),
  };
}
