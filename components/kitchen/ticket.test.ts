import { expect, test } from "vitest";
import { allDay, columnOf, formatAge, isOpen, type Ticket, toneOf } from "./ticket";

const placed = Date.parse("2026-03-01T12:00:00Z");
const minutes = (count: number) => count * 60_000;

const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  id: "t",
  order_id: "o",
  number: 1,
  order_type: "delivery",
  status: "IN_PROGRESS",
  order_status: "IN_PROGRESS",
  items: [],
  note: null,
  changes: [],
  scheduled_for: null,
  ready_at: null,
  placed_at: new Date(placed).toISOString(),
  promised_at: new Date(placed + minutes(20)).toISOString(),
  version: 1,
  ...change,
});

test("colour goes by the promise: green, amber past half of it, red past it", () => {
  expect(toneOf(ticket(), placed + minutes(5))).toBe("leaf");
  expect(toneOf(ticket(), placed + minutes(12))).toBe("amber");
  expect(toneOf(ticket(), placed + minutes(21))).toBe("red");
});

test("what is late has a column of its own, what is ready is never late", () => {
  expect(columnOf(ticket(), placed + minutes(21))).toBe("late");
  expect(columnOf(ticket({ status: "READY" }), placed + minutes(50))).toBe("ready");
  expect(columnOf(ticket({ status: "ACCEPTED" }), placed)).toBe("new");
});

test("a cancelled order's ticket leaves the board", () => {
  expect(isOpen(ticket({ order_status: "CANCELLED" }))).toBe(false);
  expect(isOpen(ticket({ status: "DELIVERED_TO_SERVICE" }))).toBe(false);
  expect(isOpen(ticket())).toBe(true);
});

test("all-day counts what is still to be made", () => {
  const item = {
    id: "i",
    name: "Naan",
    quantity: 2,
    options: [],
    note: null,
    done: false,
    station_id: null,
  };
  const counts = allDay([
    ticket({ items: [item, { ...item, id: "j", done: true }] }),
    ticket({ items: [{ ...item, quantity: 3 }] }),
    ticket({ status: "READY", items: [item] }),
  ]);
  expect(counts).toEqual([["Naan", 5]]);
});

test("ages are minutes and seconds, then hours", () => {
  expect(formatAge(minutes(9) + 35_000)).toBe("9:35");
  expect(formatAge(minutes(75))).toBe("1:15 h");
});
