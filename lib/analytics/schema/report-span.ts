import { localTime } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import type { ReportPlace, ReportSpan } from "../queries/reports";
import { dateAfter } from "../rules";

type Dates = { from?: string | undefined; to?: string | undefined };

/** The dates of a place that were asked for, if some were; throws `invalid_request`. */
export function spanOf({ from, to }: Dates, today: string): ReportSpan | undefined {
  if (from === undefined && to === undefined) return undefined;
  const span = { from: from ?? to ?? today, to: to ?? today };
  checkSpan({ ...span, period: "span" });
  return span;
}

/** The dates that were asked for; up to today, and so many days, where they were not. */
export function lastDays(
  days: number,
  asked: Dates & { period?: string },
  now: Date,
  { timezone }: ReportPlace,
): ReportSpan {
  const to = asked.to ?? localTime(now, timezone).date;
  const span = { from: asked.from ?? dateAfter(to, 1 - days), to };
  checkSpan({ ...span, period: asked.period ?? "day" });
  return span;
}

const MOST_DAYS = 400;

function checkSpan({ from, to, period }: ReportSpan & { period: string }): void {
  const wrong =
    from > to
      ? "lies after `to`"
      : period === "day" && dateAfter(from, MOST_DAYS) < to && "too long";
  if (wrong) {
    throw new AppError("invalid_request", { errors: [{ path: "from", message: wrong }] });
  }
}
