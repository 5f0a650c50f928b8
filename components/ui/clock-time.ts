import { localTime } from "@/lib/platform/clock";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string, locale: string): Intl.DateTimeFormat {
  const key = `${locale} ${timezone}`;
  const known = formats.get(key);
  if (known) return known;
  const twelve = timezone.startsWith("America/") || timezone.startsWith("Australia/");
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    hour: twelve ? "numeric" : "2-digit",
    minute: "2-digit",
    hourCycle: twelve ? "h12" : "h23",
  });
  formats.set(key, made);
  return made;
}

/** "12:48", or "12:48 pm" where people write it so; what the clock of that zone shows. */
export const formatClock = (
  at: string | number | Date,
  timezone: string,
  locale = "en-GB",
): string => formatOf(timezone, locale).format(new Date(at));

/** "Fri 20 Nov". */
export const formatDate = (
  at: string | number | Date,
  timezone: string,
  locale = "en-GB",
): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(new Date(at));

/** "Fri 20 Nov, 12:48". */
export const formatDay = (at: string | number | Date, timezone: string, locale = "en-GB"): string =>
  `${formatDate(at, timezone, locale)}, ${formatClock(at, timezone, locale)}`;

const dayMs = 86_400_000;
/** Shorter than from a day's last orders to the next day's first. */
const serviceMs = 6 * 3_600_000;

/** "12:48" today and in this service, "Sat 12:48" in the six days after it, with its date on any other. */
export function formatDue(
  at: string,
  timezone: string,
  locale = "en-GB",
  now = Date.now(),
): string {
  const clock = formatClock(at, timezone, locale);
  const ahead = Date.parse(at) - now;
  const dateOf = (moment: number) => localTime(new Date(moment), timezone).date;
  if (Math.abs(ahead) <= serviceMs || dateOf(now + ahead) === dateOf(now)) return clock;
  if (ahead < 0 || ahead > 6 * dayMs) return formatDay(at, timezone, locale);
  return `${formatWeekday(at, timezone, locale)} ${clock}`;
}

const formatWeekday = (at: string, timezone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: timezone, weekday: "short" }).format(new Date(at));

/** "18:00", or "Mon 18:00" when that is not within the next day. */
export function formatOpening(at: string, timezone: string, locale = "en-GB"): string {
  const clock = formatClock(at, timezone, locale);
  if (Date.parse(at) - Date.now() < dayMs) return clock;
  return `${formatWeekday(at, timezone, locale)} ${clock}`;
}
