import { expect, test } from "vitest";
import { formatClock, formatDay } from "./clock-time";
import { clockOf, writeTimes } from "./written-times";

const zone = "Europe/Berlin";
const ms = (at: string) => Date.parse(at);

test("what the server wrote is taken as it is, everything else is written anew", () => {
  const now = ms("2026-03-01T12:00:30Z");
  const at = "2026-03-01T12:30:00.000Z";
  const written = writeTimes([at, undefined], zone, "de", now);
  const marked = { ...written, clock: { [ms(at)]: "as told" } };
  expect(clockOf(zone, "de", marked).clock(at)).toBe("as told");
  expect(clockOf(zone, "de", marked).clock(ms(at) + 60_000)).toBe("13:31");
  expect(clockOf(zone, "de", written).day(at)).toBe(formatDay(at, zone, "de"));
  // Of another zone it says nothing.
  expect(clockOf("Asia/Kolkata", "de", marked).clock(at)).toBe(
    formatClock(at, "Asia/Kolkata", "de"),
  );
});

test("days end at local midnight, also when clocks go forward or back", () => {
  const cases = [
    ["2026-03-01T12:00:00Z", "2026-03-01T22:59:00Z", true],
    ["2026-03-01T12:00:00Z", "2026-03-01T23:00:00Z", false],
    ["2026-03-01T22:50:00Z", "2026-03-01T23:05:00Z", false],
    // The 29th has 23 hours, the 25th of October has 25.
    ["2026-03-28T23:10:00Z", "2026-03-29T21:59:00Z", true],
    ["2026-03-28T23:10:00Z", "2026-03-29T22:00:00Z", false],
    ["2026-10-24T22:10:00Z", "2026-10-25T22:59:00Z", true],
    ["2026-10-24T22:10:00Z", "2026-10-25T23:00:00Z", false],
  ] as const;
  for (const [now, at, isSame] of cases) {
    const written = writeTimes([], zone, "en", ms(now));
    expect(clockOf(zone, "en", written).isSameDay(ms(now), ms(at)), `${now} ${at}`).toBe(isSame);
    expect(clockOf(zone, "en").isSameDay(ms(now), ms(at))).toBe(isSame);
  }
});
