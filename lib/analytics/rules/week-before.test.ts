import { expect, test } from "vitest";
import { localTime } from "@/lib/platform/clock";
import { halfHours, minuteOf } from "../rules";
import { halfHoursWeekBefore, weekBefore } from "./week-before";

const minute = (text: string) => minuteOf(new Date(text));
const before = (text: string, timezone: string) =>
  weekBefore([minute(text)], timezone).map((at) => new Date(at * 60_000).toISOString());

test.each([
  ["Europe/Berlin", "an ordinary week", "2026-07-15T10:30Z", "2026-07-08T10:30:00.000Z"],
  ["Europe/Berlin", "after summer time began", "2026-04-01T10:30Z", "2026-03-25T11:30:00.000Z"],
  ["Europe/Berlin", "a week later", "2026-04-08T10:30Z", "2026-04-01T10:30:00.000Z"],
  ["Europe/Berlin", "after summer time ended", "2026-10-28T11:30Z", "2026-10-21T10:30:00.000Z"],
  [
    "Europe/Berlin",
    "03:00, a week after 02:30 was skipped",
    "2026-04-05T00:30Z",
    "2026-03-29T01:00:00.000Z",
  ],
  [
    "Europe/Berlin",
    "02:30, a week after it came twice",
    "2026-11-01T01:30Z",
    "2026-10-25T00:30:00.000Z",
  ],
  ["America/New_York", "after summer time ended", "2026-11-04T17:30Z", "2026-10-28T16:30:00.000Z"],
  [
    "Australia/Lord_Howe",
    "after half an hour was taken back",
    "2026-04-08T02:00Z",
    "2026-04-01T01:30:00.000Z",
  ],
  ["Asia/Kolkata", "no summer time", "2026-04-01T07:00Z", "2026-03-25T07:00:00.000Z"],
  ["Asia/Kathmandu", "no summer time", "2026-10-28T07:00Z", "2026-10-21T07:00:00.000Z"],
])("%s, %s: the clock showed the same", (timezone, _, now, then) => {
  expect(before(now, timezone)).toEqual([then]);
});

test("bounds stay in their order though a clock is set back between them", () => {
  const from = minute("2026-10-25T00:15Z");
  const bounds = Array.from({ length: 61 }, (_, index) => from + index);
  const moved = weekBefore(bounds, "Europe/Berlin");
  expect(moved).toEqual(moved.toSorted((a, b) => a - b));
});

test.each([
  ["Europe/Berlin", "2026-03-29T10:10Z"],
  ["Europe/Berlin", "2026-04-05T10:10Z"],
  ["Europe/Berlin", "2026-10-25T11:10Z"],
  ["Europe/Berlin", "2026-11-01T11:10Z"],
  ["Asia/Kathmandu", "2026-10-28T07:00Z"],
])(
  "%s, %s: the half hours of the chart stand beside those of the same time, each once",
  (timezone, text) => {
    const now = halfHours(new Date(text));
    const then = halfHoursWeekBefore(now, timezone);
    const numbers = then.flat().map((bucket) => bucket.number);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    const shown = (number: number | undefined) =>
      localTime(new Date((number ?? 0) * 1_800_000), timezone).minute;
    expect(then).toHaveLength(48);
    expect(shown(then.at(-1)?.[0]?.number)).toBe(shown(now.at(-1)?.number));
    expect(shown(then[0]?.[0]?.number)).toBe(shown(now[0]?.number));
  },
);
