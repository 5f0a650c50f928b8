import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDishes,
  type Bucket,
  dateAfter,
  grains,
  halfHours,
  isWithin,
  minuteOf,
  periodOf,
  slotOf,
  toBuckets,
  topDishes,
  windowBuckets,
  windowSpan,
  writeDishes,
} from "./rules";
import { halfHoursWeekBefore } from "./rules/week-before";
import { salesWindows } from "./types";

const anyMoment = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(ms));
const minutesIn = ({ grain, number }: Bucket) => {
  const { minutes } = grains[grain];
  return Array.from({ length: minutes }, (_, index) => number * minutes + index);
};

describe("windows", () => {
  test("the buckets of a window are its minutes, each once", () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...salesWindows), (now, window) => {
        const { from, to } = windowSpan(window, now);
        const covered = windowBuckets(window, now).flatMap(minutesIn);
        expect(covered).toHaveLength(to - from);
        covered.forEach((minute, index) => {
          if (minute !== from + index) throw new Error(`${minute} where ${from + index} should be`);
        });
      }),
    );
  });

  test("no two buckets in use share a slot", () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const used = [
          ...salesWindows.flatMap((window) => windowBuckets(window, now)),
          ...halfHours(now),
          ...halfHoursWeekBefore(halfHours(now), "Europe/Berlin").flat(),
        ];
        const numbers = new Set(used.map(({ grain, number }) => `${grain} ${number}`));
        expect(new Set(used.map(slotOf)).size).toBe(numbers.size);
      }),
    );
  });

  test("what a window shows is kept until it has left it", () => {
    fc.assert(
      fc.property(
        anyMoment,
        fc.constantFrom(...salesWindows),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (now, window, where) => {
          const { from } = windowSpan(window, now);
          const minute = from + Math.floor(where * (minuteOf(now) - from + 1));
          const sale = { minute, orders: 1, amount_minor: 1, dishes: [] };
          const kept = toBuckets([sale], now).map(({ grain, number }) => `${grain} ${number}`);
          const shown = windowBuckets(window, now).filter((bucket) =>
            minutesIn(bucket).includes(minute),
          );
          expect(shown).toHaveLength(1);
          for (const { grain, number } of shown) expect(kept).toContain(`${grain} ${number}`);
        },
      ),
    );
  });

  test.each([
    ["1h", "2026-03-01T12:34:56Z", "2026-03-01T11:35:00Z", "2026-03-01T12:35:00Z"],
    ["24h", "2026-03-01T12:34:56Z", "2026-02-28T12:00:00Z", "2026-03-01T13:00:00Z"],
    ["7d", "2026-03-01T12:34:56Z", "2026-02-22T12:00:00Z", "2026-03-01T13:00:00Z"],
  ] as const)("%s at %s begins at %s and ends before %s", (window, now, from, to) => {
    const span = windowSpan(window, new Date(now));
    expect([new Date(span.from * 60_000), new Date(span.to * 60_000)]).toEqual([
      new Date(from),
      new Date(to),
    ]);
  });
});

test("dishes are ranked by number, then by name, whatever was sold of them and taken back", () => {
  const now = new Date();
  const minute = minuteOf(now);
  const dish = (dish_id: string, quantity: number, name = dish_id) => ({
    dish_id,
    name,
    quantity,
    amount_minor: quantity * 10,
  });
  const sale = (dishes: ReturnType<typeof dish>[]) => ({
    minute,
    orders: 1,
    amount_minor: 0,
    dishes,
  });
  const sums = toBuckets(
    [sale([dish("b", 2), dish("a", 2), dish("c", 1)]), sale([dish("c", -1), dish("__proto__", 3)])],
    now,
  ).filter(({ grain }) => grain === "m");
  const dishes = addDishes(sums, sums.map(writeDishes));
  expect(topDishes(dishes, 10).map(({ dishId, count }) => [dishId, count])).toEqual([
    ["__proto__", 3],
    ["a", 2],
    ["b", 2],
  ]);
  expect(topDishes(dishes, 1)).toHaveLength(1);
});

test.each([
  ["9", "10:20:12,15", true],
  ["10", "10:20:12,15", true],
  ["12", "10:20:12,15", false],
  ["19", "10:20:12,15", true],
  ["20", "10:20:12,15", false],
  ["100", "20:20:", false],
])("transaction %s is within %s: %s", (xid, snapshot, expected) => {
  expect(isWithin(xid, snapshot)).toBe(expected);
});

test.each([
  ["2024-02-10", "month", "2024-02-01", "2024-02-29"],
  ["2026-12-31", "month", "2026-12-01", "2026-12-31"],
  ["2026-07-04", "year", "2026-01-01", "2026-12-31"],
  ["2026-07-04", "day", "2026-07-04", "2026-07-04"],
] as const)("the %s of the %s lasts from %s to %s", (date, period, from, to) => {
  expect(periodOf(date, period)).toEqual({ from, to });
});

test("dates are counted over the ends of months", () => {
  expect(dateAfter("2026-03-01", -1)).toBe("2026-02-28");
  expect(dateAfter("2026-12-31", 1)).toBe("2027-01-01");
});
