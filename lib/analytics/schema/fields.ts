const MOST_MINOR = 2_000_000_000;
/** A till's clock may run this far ahead; what it sells then counts as sold now. */
const CLOCK_AHEAD_MS = 5 * 60_000;
const OLDEST_MS = Date.UTC(2000, 0, 1);

/** What is wrong with one row, and where. */
export class RowRefused extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

type Fields = Record<string, unknown>;

export function readFields(value: unknown, allowed: ReadonlySet<string>, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RowRefused(path, "expected an object");
  }
  for (const name of Object.keys(value)) {
    if (!allowed.has(name)) throw new RowRefused(path, `Unknown field: ${name.slice(0, 100)}`);
  }
  return value as Fields;
}

// Control characters, and halves of surrogate pairs, which Postgres cannot keep.
const unprintable = /[\p{Cc}\p{Cs}]/u;
// Most texts are of these alone, which are found much faster.
const plain = /^[ -~]*$/;

export function readText(value: unknown, most: number, path: string): string {
  const fits = typeof value === "string" && value.length > 0 && value.length <= most;
  if (!fits) throw new RowRefused(path, `expected 1 to ${most} characters`);
  if (!plain.test(value) && unprintable.test(value))
    throw new RowRefused(path, "contains control characters");
  return value;
}

export function readAmount(value: unknown, scale: number, path: string): number {
  if (typeof value !== "number" || !(value >= 0)) throw new RowRefused(path, "expected an amount");
  const minor = Math.round(value * scale);
  if (minor > MOST_MINOR) throw new RowRefused(path, "too large");
  if (minor / scale !== value) {
    throw new RowRefused(path, "has more decimals than the currency");
  }
  return minor;
}

const moment = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/i;

export function readMoment(value: unknown, nowMs: number): number {
  const path = "orderData.at";
  const day = typeof value === "string" ? moment.exec(value)?.[1] : undefined;
  const ms = day === undefined ? Number.NaN : Date.parse(String(value));
  if (Number.isNaN(ms) || (Number(day) > 28 && !isOnCalendar(String(value)))) {
    throw new RowRefused(path, "expected a date and time with its offset");
  }
  if (ms < OLDEST_MS) throw new RowRefused(path, "is before the year 2000");
  if (ms > nowMs + CLOCK_AHEAD_MS) throw new RowRefused(path, "lies in the future");
  return Math.min(ms, nowMs);
}

/** February has no 30th, though Date.parse moves it into March. */
const isOnCalendar = (text: string): boolean => {
  const date = text.slice(0, 10);
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
};
