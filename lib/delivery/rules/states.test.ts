import { describe, expect, test } from "vitest";
import { minutesAfter } from "@/lib/platform/clock";
import { arrivalOf, readyAtExpected } from "./arrival";
import { riderPayMinor } from "./pay";
import { deliverySteps, momentOfStep, offerSteps } from "./states";
import { blurred, zoneOf, zonesAround } from "./zones";

const now = new Date("2026-03-01T12:00:00Z");

describe.each([
  ["offer", offerSteps, "OFFERED"],
  ["delivery", deliverySteps, "UNASSIGNED"],
] as const)("%s", (_, steps, first) => {
  const next: Record<string, readonly string[]> = steps;
  test("every state is reached from the first, and ends somewhere", () => {
    const reached = new Set<string>([first]);
    for (const state of reached) for (const to of next[state] ?? []) reached.add(to);
    expect([...reached].sort()).toEqual(Object.keys(steps).sort());
    expect([...reached].some((state) => next[state]?.length === 0)).toBe(true);
  });
});

test("a step's moment is the rider's own, within what is possible", () => {
  const before = minutesAfter(now, -20);
  expect(momentOfStep(minutesAfter(now, -9), before, now)).toEqual(minutesAfter(now, -9));
  expect(momentOfStep(undefined, before, now)).toEqual(now);
  expect(momentOfStep(minutesAfter(now, 1), before, now)).toEqual(now);
  expect(momentOfStep(minutesAfter(before, -1), before, now)).toEqual(before);
  expect(momentOfStep(minutesAfter(now, 3), before, now)).toBeUndefined();
  expect(momentOfStep(minutesAfter(before, -3), before, now)).toBeUndefined();
});

test("a place has one cell, at the edges of the map too, and eight around it", () => {
  expect(zoneOf({ lat: 28.63, lng: 77.22 })).toBe("474.1028");
  expect(zonesAround("474.1028")).toHaveLength(9);
  expect(zonesAround(zoneOf({ lat: 0, lng: 179.99 }))).toContain(zoneOf({ lat: 0, lng: -179.99 }));
  expect(blurred({ lat: 28.62634, lng: 77.21951 })).toEqual({ lat: 28.626, lng: 77.22 });
});

test("pay is whole minor units, and grows with each hundred metres", () => {
  expect(riderPayMinor("INR", 2_000)).toBe(6_600);
  expect(riderPayMinor("INR", 2_001)).toBe(6_730);
  expect(riderPayMinor("JPY", 1_000)).toBe(4);
  expect(riderPayMinor("GBP", 0)).toBe(300);
});

describe("arrival", () => {
  const delivery = {
    status: "ASSIGNED",
    pickup: { lat: 28.63, lng: 77.22 },
    dropoff: { lat: 28.648, lng: 77.22 },
    readyAt: minutesAfter(now, 10),
    isReady: false,
    promisedAt: minutesAfter(now, 25),
    rider: { lat: 28.63, lng: 77.22 },
  } as const;
  const minutesOf = (at: Date) => Math.round((at.getTime() - now.getTime()) / 60_000);

  test("waits for the kitchen, then rides two kilometres", () => {
    const { from, to, reason } = arrivalOf(delivery, now);
    expect([minutesOf(from), minutesOf(to), reason]).toEqual([17, 26, undefined]);
  });

  test("says whose minutes are missing", () => {
    const late = { ...delivery, promisedAt: minutesAfter(now, 5) };
    expect(arrivalOf(late, now).reason).toBe("kitchen");
    expect(arrivalOf({ ...late, readyAt: now, isReady: true }, now).reason).toBe(
      "rider_on_the_way",
    );
    const { rider: _, ...nobody } = late;
    expect(
      arrivalOf({ ...nobody, status: "UNASSIGNED", isReady: true, readyAt: now }, now).reason,
    ).toBe("no_rider");
    expect(arrivalOf({ ...late, status: "PICKED_UP" }, now).reason).toBe("ride");
  });

  test("a kitchen's own history counts once there is enough of it", () => {
    const kitchen = { acceptedAt: now, prepMinutes: 20 };
    const usual = readyAtExpected({ ...kitchen, pace: { orders: 4, medianMinutes: 9 } }, now);
    const own = readyAtExpected({ ...kitchen, pace: { orders: 5, medianMinutes: 9 } }, now);
    expect([minutesOf(usual), minutesOf(own)]).toEqual([20, 9]);
  });
});
