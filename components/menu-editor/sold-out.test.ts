import { expect, test } from "vitest";
import { soldOutUntil } from "./sold-out";

// 13:30 in Delhi.
const now = new Date("2026-03-02T08:00:00Z");
const until = (how: "back" | "hour" | "tomorrow" | "time", clock = "") =>
  soldOutUntil(how, clock, now, "Asia/Kolkata")?.toISOString();

test("a dish comes back by itself at the restaurant's own time", () => {
  expect(until("back")).toBeUndefined();
  expect(until("hour")).toBe("2026-03-02T09:00:00.000Z");
  expect(until("tomorrow")).toBe("2026-03-02T23:30:00.000Z");
  expect(until("time", "18:00")).toBe("2026-03-02T12:30:00.000Z");
  expect(until("time", "13:30")).toBe("2026-03-03T08:00:00.000Z");
  expect(until("time", "09:15")).toBe("2026-03-03T03:45:00.000Z");
  expect(until("time", "")).toBeUndefined();
});
