import { expect, test } from "vitest";
import { timeFor } from "./wished-time";

const at = (time: string) => `2026-05-04T${time}:00.000Z`;
const slots = ["12:30", "12:45", "18:00"].map((time) => new Date(at(time)));
const open = { now: new Date(at("12:00")), slots, soon: true };
const closed = { ...open, soon: false };

test("a wish that can be met stands", () => {
  expect(timeFor(at("12:45"), open)).toBe(at("12:45"));
  expect(timeFor(at("12:45"), closed)).toBe(at("12:45"));
});

test("without a wish it is as soon as possible, or the first time of a closed kitchen", () => {
  expect(timeFor(null, open)).toBeNull();
  expect(timeFor(null, closed)).toBe(at("12:30"));
});

test("a wish that has passed is as good as none", () => {
  expect(timeFor(at("08:00"), open)).toBeNull();
  expect(timeFor(at("08:00"), closed)).toBe(at("12:30"));
});

test("a wish that is too near or falls into a break gives way to the next time", () => {
  expect(timeFor(at("12:15"), open)).toBe(at("12:30"));
  expect(timeFor(at("13:00"), open)).toBe(at("18:00"));
});

test("a kitchen that takes no orders has no time", () => {
  expect(timeFor(at("12:45"), { ...closed, slots: [] })).toBeNull();
});
