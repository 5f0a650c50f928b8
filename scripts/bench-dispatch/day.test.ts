import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultsOf } from "./check";
import type { Instance } from "./instance";
import { judge } from "./judge";
import type { Trip } from "./trip";

const FOLDER = "../shared/data/mdrp/0o100t100s1p100";

describe("a day of the public instances", () => {
  const name = existsSync(FOLDER) ? "" : ` (skipped: ${FOLDER} is not at hand)`;
  test.skipIf(name !== "")(`is delivered whole, possible, and near the least${name}`, () => {
    const day = judge(FOLDER);
    expect(day.faults).toEqual([]);
    expect(day.ours.delivered).toBe(505);
    expect(day.nearest.clickToDoor).toBeCloseTo(32.13, 2);
    expect(day.leastMinutes).toBeCloseTo(28.42, 2);
    expect(day.ours.clickToDoor).toBeLessThan(29.9);
  });
});

describe("the check of a solution", () => {
  const instance: Instance = {
    name: "street",
    orders: [
      { order: "o", x: 0, y: 5, restaurant: "r", placement_time: 10, ready_time: 20 },
      { order: "p", x: 0, y: 6, restaurant: "s", placement_time: 10, ready_time: 20 },
    ],
    couriers: [{ courier: "c", x: 0, y: 3, on_time: 10, off_time: 20 }],
    restaurants: new Map([
      ["r", { x: 0, y: 0 }],
      ["s", { x: 0, y: 0 }],
    ]),
    metresPerMinute: 1,
    pickupMinutes: 4,
    dropoffMinutes: 4,
    targetMinutes: 40,
  };
  const fair: Trip = { courier: "c", orders: ["o"], sentAt: 15, pickupAt: 20, doorAt: [29] };

  test("passes what is possible, to the last minute of the shift", () => {
    expect(faultsOf(instance, [fair])).toEqual([]);
  });

  test.each<[string, Trip[]]>([
    ["delivered twice", [fair, { ...fair, sentAt: 40 }]],
    ["is no courier", [{ ...fair, courier: "x" }]],
    ["no order", [{ ...fair, orders: ["z"] }]],
    ["before it is placed", [{ ...fair, sentAt: 9 }]],
    ["before it is ready", [{ ...fair, pickupAt: 19 }]],
    ["cannot pick up before 21", [{ ...fair, sentAt: 16 }]],
    ["picks up after 20", [{ ...fair, sentAt: 16, pickupAt: 21, doorAt: [30] }]],
    ["cannot be at o's before 29", [{ ...fair, doorAt: [28] }]],
    ["two restaurants", [{ ...fair, orders: ["o", "p"], doorAt: [29, 34] }]],
    ["was sent before 31", [fair, { ...fair, orders: ["p"], sentAt: 30 }]],
  ])("finds: %s", (fault, trips) => {
    expect(faultsOf(instance, trips).join("\n")).toContain(fault);
  });
});
