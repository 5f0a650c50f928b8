import { expect, test } from "vitest";
import { makeTicket, minutes, placed } from "@/scripts/test-kit/ticket";
import { riderLineOf } from "./rider-line";
import type { Ticket } from "./ticket";

const now = placed;
const inMinutes = (count: number) => new Date(now + minutes(count)).toISOString();

const ticket = (rider?: Ticket["rider"], change: Partial<Ticket> = {}) =>
  makeTicket({ ...(rider ? { rider } : {}), ...change });
const wordOf = (...of: Parameters<typeof ticket>) => riderLineOf(ticket(...of), now)?.word;

test("a delivery that was agreed to says that nobody comes yet, others say nothing", () => {
  expect(wordOf()).toBe("none");
  expect(wordOf(undefined, { status: "NEW" })).toBeUndefined();
  expect(wordOf(undefined, { order_type: "takeaway" })).toBeUndefined();
  expect(wordOf(undefined, { order_status: "CANCELLED" })).toBeUndefined();
  // For tonight nobody is missing at noon.
  expect(wordOf(undefined, { promised_at: inMinutes(300) })).toBeUndefined();
});

test("a rider on the way arrives at a time, until it has passed", () => {
  expect(wordOf({ status: "ASSIGNED", arrives_at: inMinutes(4) })).toBe("arrives");
  expect(wordOf({ status: "ASSIGNED", arrives_at: inMinutes(-1) })).toBe("onTheWay");
  expect(wordOf({ status: "ASSIGNED" })).toBe("onTheWay");
});

test("who waits is counted in whole minutes, and is loud until the food is ready", () => {
  const here = (waited: number): Ticket["rider"] => ({
    status: "ARRIVED_AT_RESTAURANT",
    arrived_at: inMinutes(-waited),
  });
  expect(riderLineOf(ticket(here(0.9)), now)).toEqual({ word: "here", minutes: 0, isLoud: true });
  expect(riderLineOf(ticket(here(3.9)), now)).toEqual({
    word: "waiting",
    minutes: 3,
    isLoud: true,
  });
  expect(riderLineOf(ticket(here(3), { status: "READY" }), now)?.isLoud).toBe(false);
  // The rider's clock runs ahead of the kitchen's.
  expect(riderLineOf(ticket(here(-2)), now)).toMatchObject({ word: "here", minutes: 0 });
});

test("what has left was handed over", () => {
  expect(wordOf({ status: "PICKED_UP" })).toBe("gone");
  expect(wordOf({ status: "DELIVERED" })).toBe("gone");
});
