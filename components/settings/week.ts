import type { OpeningSpan } from "@/lib/restaurants/types";

/** The days as most places count them: Monday first; 0 is Sunday. */
export const weekDays = [1, 2, 3, 4, 5, 6, 0] as const;

export type Span = { opens: string; closes: string };
/** Spans by day, 0 to 6. */
export type Week = Record<number, Span[]>;

export const toWeek = (hours: readonly OpeningSpan[] | null): Week =>
  Object.fromEntries(
    weekDays.map((day) => [
      day,
      hours
        ? hours.filter((one) => one.day === day).map(({ opens, closes }) => ({ opens, closes }))
        : [{ opens: "10:00", closes: "22:00" }],
    ]),
  );

export const fromWeek = (week: Week): OpeningSpan[] =>
  weekDays.flatMap((day) => (week[day] ?? []).map((span) => ({ day, ...span })));

const usual: readonly Span[] = [
  { opens: "10:00", closes: "22:00" },
  { opens: "18:00", closes: "23:00" },
  { opens: "07:00", closes: "09:00" },
  { opens: "23:00", closes: "24:00" },
  { opens: "00:00", closes: "01:00" },
];

/** A further span for a day: the first usual one that has room beside what is there. */
export const nextSpan = (spans: readonly Span[]): Span =>
  usual.find((span) => !overlap([...spans, span])) ?? { opens: "18:00", closes: "23:00" };

/** "24:00" is midnight, which a time field shows as 00:00. */
export const forField = (time: string): string => (time === "24:00" ? "00:00" : time);

/** Whether a span runs into the next day. */
export const isPastMidnight = ({ opens, closes }: Span): boolean =>
  closes !== "" && closes !== "24:00" && closes !== "00:00" && closes <= opens;

const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
};

/** Whether spans of one day lie over each other. */
export function overlap(spans: readonly Span[]): boolean {
  const sorted = spans
    .map(({ opens, closes }) => {
      const start = minutes(opens);
      const end = minutes(closes);
      return { start, end: end > start ? end : end + 1_440 };
    })
    .sort((a, b) => a.start - b.start);
  return sorted.some((span, at) => {
    const next = sorted[at + 1];
    return next !== undefined && next.start < span.end;
  });
}

/** What is wrong with a day's spans (a key of `settings.hours`): a time was emptied, or two lie over each other. */
export function faultOf(spans: readonly Span[]): "missing" | "overlap" | null {
  if (spans.some(({ opens, closes }) => opens === "" || closes === "")) return "missing";
  return overlap(spans) ? "overlap" : null;
}
