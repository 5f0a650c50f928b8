import { expect, test } from "vitest";
import { minutes, placed, makeTicket as ticket } from "@/scripts/test-kit/ticket";
import {
  allDay,
  averagePrepMs,
  byWait,
  changesOf,
  columnOf,
  formatAge,
  type Item,
  isOpen,
  isShown,
  keyedOf,
  progressOf,
  toneOf,
} from "./ticket";

const item = (change: Partial<Item> = {}): Item => ({
  id: "i",
  name: "Naan",
  quantity: 2,
  options: [],
  note: null,
  done: false,
  station_id: null,
  ...change,
});
const station = (id: string) => ({ id, name: id, position: 0, food_count: 1 });
const cancelled = { id: "c", at: "2026-03-01T12:05:00Z", kind: "cancelled" as const, read_by: [] };

test("colour goes by the promise: green, amber past half of it, red past it", () => {
  expect(toneOf(ticket(), placed + minutes(5))).toBe("leaf");
  expect(toneOf(ticket(), placed + minutes(12))).toBe("amber");
  expect(toneOf(ticket(), placed + minutes(21))).toBe("red");
});

test("what was ordered for later is green until the last hour", () => {
  const later = ticket({ promised_at: new Date(placed + minutes(300)).toISOString() });
  expect(toneOf(later, placed + minutes(200))).toBe("leaf");
  expect(toneOf(later, placed + minutes(275))).toBe("amber");
});

test("what is wished for another day hangs below, without a key or a dish to make, until its hour", () => {
  const wished = new Date(placed + minutes(900)).toISOString();
  const later = ticket({
    id: "later",
    status: "ACCEPTED",
    scheduled_for: wished,
    promised_at: wished,
    items: [item()],
  });
  const after = ticket({
    id: "after",
    number: 2,
    status: "NEW",
    placed_at: new Date(placed + minutes(60)).toISOString(),
    promised_at: new Date(placed + minutes(80)).toISOString(),
    items: [item({ name: "Dal" })],
  });
  const hung = byWait([later, after]);
  expect(hung.map(({ id }) => id)).toEqual(["after", "later"]);
  const keysAt = (now: number) =>
    keyedOf([{ id: "new", tickets: hung }], "all", now).map(({ id }) => id);
  expect(keysAt(placed + minutes(61))).toEqual(["after"]);
  expect(allDay(hung, "all", placed + minutes(61))).toEqual([["Dal", 2]]);
  expect(keysAt(placed + minutes(841))).toEqual(["after", "later"]);
  expect(allDay(hung, "all", placed + minutes(841))).toHaveLength(2);
  const begun = { ...later, status: "IN_PROGRESS" as const };
  expect(allDay([begun], "all", placed)).toEqual([["Naan", 2]]);
});

test("what is late has a column of its own, what is ready is never late", () => {
  expect(columnOf(ticket(), "all", placed + minutes(21))).toBe("late");
  expect(columnOf(ticket({ status: "READY" }), "all", placed + minutes(50))).toBe("ready");
  expect(columnOf(ticket({ status: "ACCEPTED" }), "all", placed)).toBe("new");
});

test("number keys go to what is late first, and are counted in reading order", () => {
  const some = (id: string, count: number) =>
    Array.from({ length: count }, (_, n) => ticket({ id: `${id}${n}` }));
  const columns = [
    { id: "new" as const, tickets: some("new", 12) },
    { id: "cooking" as const, tickets: some("cooking", 1) },
    { id: "late" as const, tickets: some("late", 2) },
    { id: "ready" as const, tickets: some("ready", 1) },
  ];
  expect(keyedOf(columns, "all", placed).map(({ id }) => id)).toEqual([
    "new0",
    "new1",
    "new2",
    "new3",
    "new4",
    "new5",
    "new6",
    "late0",
    "late1",
  ]);
  expect(keyedOf(columns, "expo", placed).map(({ id }) => id)).toEqual(["ready0"]);
});

test("at the pass a ticket waits for stations, not for what none of them makes", () => {
  const drink = item({ id: "j", name: "Water" });
  const ticketOf = (done: boolean) =>
    ticket({ items: [item({ station_id: "grill", done }), drink] });
  expect(columnOf(ticketOf(false), "expo", placed)).toBe("cooking");
  expect(columnOf(ticketOf(true), "expo", placed)).toBe("complete");
  expect(columnOf(ticket({ items: [drink] }), "expo", placed)).toBe("cooking");
});

test("what one station has read stays with the others", () => {
  const items = [item({ station_id: "grill" }), item({ id: "2", station_id: "cold" })];
  const read = { ...cancelled, read_by: ["grill"] };
  const over = ticket({ order_status: "CANCELLED", changes: [read], items });
  expect(["grill", "cold", "all"].map((view) => isShown(over, view))).toEqual([false, true, true]);
  expect(["grill", "cold", "all"].map((view) => changesOf(over, view).length)).toEqual([0, 1, 1]);
});

test("a cancelled ticket stays until it has been read", () => {
  const over = ticket({ order_status: "CANCELLED", changes: [cancelled] });
  expect(isOpen(over)).toBe(true);
  expect(columnOf(over, "all", placed + minutes(60))).toBe("cooking");
  expect(isOpen({ ...over, changes: [] })).toBe(false);
  expect(isOpen(ticket({ order_status: "REJECTED" }))).toBe(false);
  expect(isOpen(ticket({ status: "DELIVERED_TO_SERVICE" }))).toBe(false);
});

test("a station has its own dishes, and is done when they are", () => {
  const both = ticket({
    items: [item({ station_id: "grill" }), item({ id: "j", station_id: "cold" })],
  });
  expect(isShown(both, "grill")).toBe(true);
  expect(isShown(both, "fryer")).toBe(false);
  expect(isShown({ ...both, status: "READY" }, "grill")).toBe(false);
  const half = {
    ...both,
    items: [item({ station_id: "grill", done: true }), item({ id: "j", station_id: "cold" })],
  };
  expect(columnOf(half, "grill", placed)).toBe("done");
  expect(columnOf(half, "cold", placed)).toBe("cooking");
});

test("the pass is complete when all stations are", () => {
  const items = [
    item({ station_id: "grill", done: true }),
    item({ id: "j", station_id: "cold" }),
    item({ id: "k", station_id: "cold", done: true }),
  ];
  const waiting = ticket({ items });
  expect(columnOf(waiting, "expo", placed)).toBe("cooking");
  expect(columnOf(waiting, "expo", placed + minutes(21))).toBe("late");
  const stations = [station("grill"), station("cold"), station("fryer")];
  const shown = progressOf(waiting, stations).map(({ done, of }) => `${done}/${of}`);
  expect(shown).toEqual(["1/1", "1/2"]);
  const complete = ticket({ items: items.map((one) => ({ ...one, done: true })) });
  expect(columnOf(complete, "expo", placed + minutes(21))).toBe("complete");
});

test("all-day counts what is still to be made, for the screen", () => {
  const tickets = [
    ticket({ items: [item({ station_id: "grill" }), item({ id: "j", done: true })] }),
    ticket({ items: [item({ quantity: 3 })] }),
    ticket({ status: "READY", items: [item()] }),
    ticket({ order_status: "CANCELLED", changes: [cancelled], items: [item()] }),
  ];
  expect(allDay(tickets, "all", placed)).toEqual([["Naan", 5]]);
  expect(allDay(tickets, "grill", placed)).toEqual([["Naan", 2]]);
});

test("the average is of those that are ready, and were not wished for later", () => {
  const ready_at = new Date(placed + minutes(10)).toISOString();
  expect(averagePrepMs([ticket(), ticket({ ready_at })])).toBe(minutes(10));
  expect(averagePrepMs([ticket()])).toBeUndefined();
  const later = ticket({
    scheduled_for: new Date(placed + minutes(2_000)).toISOString(),
    ready_at: new Date(placed + minutes(1_990)).toISOString(),
  });
  expect(averagePrepMs([ticket({ ready_at }), later])).toBe(minutes(10));
});

test("ages are minutes and seconds, then hours", () => {
  expect(formatAge(minutes(9) + 35_000)).toBe("9:35");
  expect(formatAge(minutes(75))).toBe("1h15");
});
