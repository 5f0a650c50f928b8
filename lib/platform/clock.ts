const parts = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const found = parts.get(timezone);
  if (found) return found;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  parts.set(timezone, made);
  return made;
}

export interface LocalTime {
  /** "YYYY-MM-DD" */
  date: string;
  /** 0 is Sunday. */
  day: number;
  /** Minutes since local midnight. */
  minute: number;
}

/** What calendars and clocks show at a moment in an IANA zone. */
export function localTime(moment: Date, timezone: string): LocalTime {
  const shown = new Map(
    formatterOf(timezone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const date = `${shown.get("year")}-${shown.get("month")}-${shown.get("day")}`;
  return {
    date,
    day: new Date(`${date}T00:00:00Z`).getUTCDay(),
    minute: Number(shown.get("hour")) * 60 + Number(shown.get("minute")),
  };
}

/**
 * Whether the runtime knows an IANA zone by this name. Abbreviations are not taken: the runtime reads
 * IST as Kolkata's time, Postgres as Israel's.
 */
export function isTimezone(name: string): boolean {
  if (name !== "UTC" && !name.includes("/")) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** Whether a moment lies in the years 1 to 9999: others RFC 3339 cannot write, and Postgres reads no ISO text of. */
export const isKeepable = (moment: Date): boolean =>
  moment.getTime() >= FIRST_MS && moment.getTime() <= LAST_MS;

export const minutesAfter = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * 60_000);
