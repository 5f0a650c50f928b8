import { expect, test } from "vitest";
import { faultOf, fromWeek, isPastMidnight, nextSpan, overlap, toWeek } from "./week";

test("a week is taken apart and put together", () => {
  const hours = [
    { day: 1, opens: "11:00", closes: "15:00" },
    { day: 1, opens: "18:00", closes: "02:00" },
    { day: 0, opens: "00:00", closes: "24:00" },
  ];
  expect(fromWeek(toWeek(hours))).toEqual(hours);
  expect(toWeek(hours)[3]).toEqual([]);
  expect(fromWeek(toWeek(null))).toHaveLength(7);
});

test.each([
  ["18:00", "02:00", true],
  ["18:00", "18:00", true],
  ["18:00", "24:00", false],
  ["18:00", "00:00", false],
  ["10:00", "22:00", false],
])("%s to %s runs past midnight: %s", (opens, closes, expected) => {
  expect(isPastMidnight({ opens, closes })).toBe(expected);
});

test("spans that lie over each other are seen", () => {
  const span = (opens: string, closes: string) => ({ opens, closes });
  expect(overlap([span("18:00", "02:00"), span("11:00", "15:00")])).toBe(false);
  expect(overlap([span("11:00", "15:00"), span("14:59", "20:00")])).toBe(true);
  expect(overlap([span("18:00", "02:00"), span("23:00", "24:00")])).toBe(true);
  expect(overlap([span("00:00", "24:00"), span("12:00", "13:00")])).toBe(true);
});

test("a further span lies over none that is there", () => {
  const span = (opens: string, closes: string) => ({ opens, closes });
  expect(nextSpan([])).toEqual(span("10:00", "22:00"));
  expect(nextSpan([span("11:00", "15:00")])).toEqual(span("18:00", "23:00"));
  expect(nextSpan([span("10:00", "22:00")])).toEqual(span("07:00", "09:00"));
  expect(nextSpan([span("06:00", "23:00")])).toEqual(span("23:00", "24:00"));
});

test("a day's hours are wrong with a time left empty, before they lie over each other", () => {
  const noon = { opens: "12:00", closes: "15:00" };
  expect(faultOf([])).toBeNull();
  expect(faultOf([noon])).toBeNull();
  expect(faultOf([noon, noon])).toBe("overlap");
  expect(faultOf([noon, { opens: "", closes: "22:00" }])).toBe("missing");
  expect(faultOf([{ opens: "10:00", closes: "" }])).toBe("missing");
  expect(isPastMidnight({ opens: "10:00", closes: "" })).toBe(false);
});
