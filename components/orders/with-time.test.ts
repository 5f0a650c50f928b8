import { expect, test } from "vitest";
import { withTime } from "./with-time";

const slots = [new Date("2026-11-29T12:00:00Z"), new Date("2026-11-29T12:30:00Z")];
const told = (time: string | null) => withTime(slots, time).map((slot) => slot.toISOString());
const [noon, half] = told(null);

test.each([
  ["2026-11-29T11:45:00.000Z", ["2026-11-29T11:45:00.000Z", noon, half]],
  ["2026-11-29T12:15:00.000Z", [noon, "2026-11-29T12:15:00.000Z", half]],
  ["2026-11-29T12:00:00Z", [noon, half]],
  [null, [noon, half]],
])("the time of an order, %s, is among those to choose from, once", (time, expected) => {
  expect(told(time)).toEqual(expected);
});
