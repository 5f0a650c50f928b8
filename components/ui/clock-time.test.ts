import { expect, test } from "vitest";
import { formatClock, formatDue } from "./clock-time";

const zone = "Asia/Kolkata";
const due = (at: string) => formatDue(at, zone, "en-GB", Date.parse("2026-03-06T17:00:00Z"));

test("what is due today is a time, what is due another day names it, by the zone's calendar", () => {
  expect(due("2026-03-06T03:00:00Z")).toBe("08:30");
  expect(due("2026-03-06T18:00:00Z")).toBe("23:30");
  expect(due("2026-03-07T03:00:00Z")).toBe("Sat 08:30");
  expect(due("2026-03-13T03:00:00Z")).toBe("Fri 13 Mar, 08:30");
  expect(due("2026-03-05T03:00:00Z")).toBe("Thu 5 Mar, 08:30");
});

test("a night's service goes on past midnight", () => {
  expect(due("2026-03-06T19:00:00Z")).toBe("00:30");
  expect(due("2026-03-06T23:30:00Z")).toBe("Sat 05:00");
  const late = formatDue("2026-03-06T18:20:00Z", zone, "en-GB", Date.parse("2026-03-06T18:40:00Z"));
  expect(late).toBe("23:50");
});

test.each(["en-GB", "en", "ar", "hi", "de"])("the hour after midnight is 00 in %s", (locale) => {
  const midnight = formatClock("2026-03-06T18:35:00Z", zone, locale);
  expect(midnight).toBe("00:05");
});

test("where people write am and pm, the hour after midnight is 12", () => {
  expect(formatClock("2026-03-06T05:05:00Z", "America/New_York", "en")).toBe("12:05 AM");
});
