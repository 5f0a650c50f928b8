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
    hour12: twelve,
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

/** "Fri 20 Nov, 12:48". */
export function formatDay(at: string | number | Date, timezone: string, locale = "en-GB"): string {
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(new Date(at));
  return `${day}, ${formatClock(at, timezone, locale)}`;
}

const dayMs = 86_400_000;

/** "18:00", or "Mon 18:00" when that is not within the next day. */
export function formatOpening(at: string, timezone: string, locale = "en-GB"): string {
  const clock = formatClock(at, timezone, locale);
  if (Date.parse(at) - Date.now() < dayMs) return clock;
  const day = new Intl.DateTimeFormat(locale, { timeZone: timezone, weekday: "short" });
  return `${day.format(new Date(at))} ${clock}`;
}
