import { expect, test } from "vitest";
import { promisedRange } from "./promise";

const at = (clock: string) => Date.parse(`2026-03-01T${clock}:00Z`);
const order = (status: "IN_PROGRESS" | "COMPLETED" = "IN_PROGRESS") => ({
  status,
  promised_at: "2026-03-01T12:30:00Z",
});

test("in time, the range is around the promise", () => {
  expect(promisedRange(order(), at("12:10"))).toEqual({
    from: at("12:25"),
    to: at("12:35"),
    late: false,
  });
  expect(promisedRange(order(), at("12:35")).late).toBe(false);
});

test("late, it moves on with the clock and never lies in the past", () => {
  expect(promisedRange(order(), at("12:36"))).toEqual({
    from: at("12:41"),
    to: at("12:51"),
    late: true,
  });
});

test("what is over is not late", () => {
  expect(promisedRange(order("COMPLETED"), at("14:00")).late).toBe(false);
});
