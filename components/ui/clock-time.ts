const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const twelve = timezone.startsWith("America/") || timezone.startsWith("Australia/");
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: twelve ? "numeric" : "2-digit",
    minute: "2-digit",
    hour12: twelve,
  });
  formats.set(timezone, made);
  return made;
}

/** "12:48", or "12:48 pm" where people write it so; what the clock of that zone shows. */
export const formatClock = (at: string | number | Date, timezone: string): string =>
  formatOf(timezone).format(new Date(at));

/** "Fri 20 Nov, 12:48". */
export function formatDay(at: string | number | Date, timezone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(new Date(at));
  return `${day}, ${formatClock(at, timezone)}`;
}

const dayMs = 86_400_000;

/** "Opens 18:00", or with its day when that is not within the next one. */
export function opensWords(at: string, timezone: string): string {
  const clock = formatClock(at, timezone);
  if (Date.parse(at) - Date.now() < dayMs) return `Opens ${clock}`;
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, weekday: "short" });
  return `Opens ${day.format(new Date(at))} ${clock}`;
}
