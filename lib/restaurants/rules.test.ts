import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutesAfter } from "@/lib/platform/clock";
import { deliveryFeeMinor, etaMinutes, isOpenAt, openState, slugOf, timeSlots } from "./rules";
import type { Holiday, OpeningSpan } from "./types";

const everyDay = (opens: string, closes: string): OpeningSpan[] =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, opens, closes }));

const hours = (
  openingHours: OpeningSpan[] | null,
  timezone = "Asia/Kolkata",
  holidays: Holiday[] = [],
  pausedUntil: Date | null = null,
) => ({ openingHours, timezone, holidays, pausedUntil });

const at = (moment: string) => new Date(moment);

describe("opening hours", () => {
  test("without hours it is open around the clock", () => {
    expect(openState(hours(null), at("2026-03-01T03:00:00Z"))).toEqual({
      isOpen: true,
      opensAt: null,
      closesAt: null,
    });
  });

  test.each([
    // 10:00 to 22:00 on a clock that is 5 h 45 min ahead of UTC
    ["2026-03-02T04:14:00Z", false],
    ["2026-03-02T04:15:00Z", true],
    ["2026-03-02T16:14:59Z", true],
    ["2026-03-02T16:15:00Z", false],
  ])("Kathmandu, 10:00 to 22:00, at %s: %s", (moment, open) => {
    expect(isOpenAt(hours(everyDay("10:00", "22:00"), "Asia/Kathmandu"), at(moment))).toBe(open);
  });

  test("a span past midnight belongs to the day it began on", () => {
    const friday = hours([{ day: 5, opens: "18:00", closes: "02:00" }]);
    expect(isOpenAt(friday, at("2026-03-06T18:30:00Z"))).toBe(true); // Saturday 00:00
    expect(isOpenAt(friday, at("2026-03-06T20:29:00Z"))).toBe(true); // Saturday 01:59
    expect(isOpenAt(friday, at("2026-03-06T20:30:00Z"))).toBe(false);
    expect(isOpenAt(friday, at("2026-03-05T19:00:00Z"))).toBe(false); // Friday 00:30
  });

  test("tells when it opens next and when it closes", () => {
    const noon = hours(everyDay("12:00", "15:00"));
    expect(openState(noon, at("2026-03-02T12:00:00Z")).opensAt).toEqual(at("2026-03-03T06:30:00Z"));
    expect(openState(noon, at("2026-03-03T07:00:00Z")).closesAt).toEqual(
      at("2026-03-03T09:30:00Z"),
    );
  });

  test("days that touch are one opening", () => {
    const weekend = hours([
      { day: 6, opens: "10:00", closes: "24:00" },
      { day: 0, opens: "00:00", closes: "06:00" },
    ]);
    expect(openState(weekend, at("2026-03-07T12:00:00Z")).closesAt).toEqual(
      at("2026-03-08T00:30:00Z"),
    );
  });

  test("a holiday has its own hours, or none", () => {
    const diwali = { date: "2026-11-08", spans: [{ opens: "18:00", closes: "20:00" }] };
    const closed = { date: "2026-11-09", spans: [] };
    const place = hours(everyDay("10:00", "22:00"), "Asia/Kolkata", [diwali, closed]);
    expect(isOpenAt(place, at("2026-11-08T06:30:00Z"))).toBe(false); // noon
    expect(isOpenAt(place, at("2026-11-08T13:00:00Z"))).toBe(true); // 18:30
    expect(openState(place, at("2026-11-08T15:00:00Z")).opensAt).toEqual(
      at("2026-11-10T04:30:00Z"),
    );
  });

  test("a pause ends at its moment, if it is open then", () => {
    const until = at("2026-03-02T08:00:00Z");
    const place = hours(everyDay("10:00", "22:00"), "Asia/Kolkata", [], until);
    expect(openState(place, at("2026-03-02T07:00:00Z"))).toMatchObject({
      isOpen: false,
      opensAt: until,
    });
    expect(isOpenAt(place, until)).toBe(true);
  });

  test("never open: no next opening", () => {
    expect(openState(hours([]), at("2026-03-02T07:00:00Z")).opensAt).toBeNull();
  });
});

describe("times to wish for", () => {
  const slots = (place: Parameters<typeof openState>[0], now: string, lead = 20) =>
    timeSlots({ ...place, prepMinutes: 20 }, at(now), lead).map((slot) => slot.toISOString());

  test("every quarter of an hour from the soonest, and seven days ahead", () => {
    const all = slots(hours(null, "Asia/Kathmandu"), "2026-03-02T07:01:00Z", 44);
    expect(all.slice(0, 2)).toEqual(["2026-03-02T07:45:00.000Z", "2026-03-02T08:00:00.000Z"]);
    expect(all.at(-1)).toBe("2026-03-09T07:00:00.000Z");
  });

  test("begin when the kitchen has had time to cook, and leave holidays out", () => {
    const closed = { date: "2026-03-03", spans: [] };
    const place = hours(everyDay("10:00", "11:00"), "Asia/Kolkata", [closed]);
    // 10:00 in Kolkata is 04:30 in UTC; what is ready at 10:15 was begun while it was closed.
    expect(slots(place, "2026-03-02T00:00:00Z").slice(0, 4)).toEqual([
      "2026-03-02T05:00:00.000Z",
      "2026-03-02T05:15:00.000Z",
      "2026-03-04T05:00:00.000Z",
      "2026-03-04T05:15:00.000Z",
    ]);
  });

  test("end before midnight's stretch does, and wait for a pause", () => {
    const place = hours(everyDay("20:00", "01:00"), "Asia/Kolkata", [], at("2026-03-02T18:00:00Z"));
    const tonight = slots(place, "2026-03-02T15:00:00Z").slice(0, 5);
    expect(tonight).toEqual([
      "2026-03-02T18:30:00.000Z",
      "2026-03-02T18:45:00.000Z",
      "2026-03-02T19:00:00.000Z",
      "2026-03-02T19:15:00.000Z",
      "2026-03-03T15:00:00.000Z",
    ]);
  });
});

describe("days on which clocks change", () => {
  const berlin = (opens: string, closes: string) => hours(everyDay(opens, closes), "Europe/Berlin");

  test("an opening in the skipped hour begins when the hour is over", () => {
    // 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC
    const state = openState(berlin("02:30", "05:00"), at("2026-03-28T23:00:00Z"));
    expect(state.opensAt).toEqual(at("2026-03-29T01:00:00Z"));
    expect(isOpenAt(berlin("02:30", "05:00"), at("2026-03-29T00:59:00Z"))).toBe(false);
    expect(isOpenAt(berlin("02:30", "05:00"), at("2026-03-29T01:00:00Z"))).toBe(true);
  });

  test("closing follows the clock on the wall", () => {
    // 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC, so the night is an hour longer
    const state = openState(berlin("20:00", "04:00"), at("2026-10-24T20:00:00Z"));
    expect(state.closesAt).toEqual(at("2026-10-25T03:00:00Z"));
  });
});

const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );
const spans = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 6 }), opens: time, closes: time }),
  { minLength: 1, maxLength: 6 },
);
const steadyZone = fc.constantFrom("Asia/Kathmandu", "Asia/Kolkata", "UTC", "America/Phoenix");
const moment = fc
  .integer({ min: 0, max: 60 * 24 * 28 })
  .map((minutes) => minutesAfter(at("2026-02-01T00:00:00Z"), minutes));

test("until it opens next it stays closed, and until it closes it stays open", () => {
  fc.assert(
    fc.property(spans, steadyZone, moment, (openingHours, timezone, now) => {
      const place = hours(openingHours, timezone);
      const { isOpen, opensAt, closesAt } = openState(place, now);
      const turn = isOpen ? closesAt : opensAt;
      expect(isOpen).toBe(isOpenAt(place, now));
      if (turn === null) return;
      expect(turn.getTime()).toBeGreaterThan(now.getTime());
      expect(isOpenAt(place, turn)).toBe(!isOpen);
      for (let check = now; check < turn; check = minutesAfter(check, 15))
        expect(isOpenAt(place, check)).toBe(isOpen);
      expect(isOpenAt(place, minutesAfter(turn, -1))).toBe(isOpen);
    }),
    { numRuns: 60 },
  );
});

describe("delivery", () => {
  const fee = { baseMinor: 2_500, perKmMinor: 800, freeFromMinor: 60_000 };

  test.each([
    [0, 2_500],
    [999, 2_500],
    [1_000, 2_500],
    [1_001, 3_300],
    [4_500, 5_700],
  ])("%d m cost %d", (distanceM, expected) => {
    expect(deliveryFeeMinor(fee, distanceM, 10_000)).toBe(expected);
  });

  test("is free from a subtotal on", () => {
    expect(deliveryFeeMinor(fee, 4_500, 59_999)).toBe(5_700);
    expect(deliveryFeeMinor(fee, 4_500, 60_000)).toBe(0);
  });

  test("takes as long as the kitchen and the way", () => {
    expect(etaMinutes(20, 0)).toEqual([25, 35]);
    expect(etaMinutes(20, 2_500)).toEqual([35, 50]);
  });
});

test.each([
  ["Saffron & Salt", "saffron-salt"],
  ["Café D'Or №1", "cafe-dor-no1"],
  ["  --  ", "restaurant"],
  ["दोसा", "restaurant"],
  ["x".repeat(200), "x".repeat(60)],
])("%s is found at %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
