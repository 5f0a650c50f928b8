import type { Ticket } from "@/components/kitchen/ticket";

/** When the tickets that tests make up were placed; they are promised twenty minutes later. */
export const placed = Date.parse("2026-03-01T12:00:00Z");
export const minutes = (count: number): number => count * 60_000;

/** A delivery without lines that is being cooked, unless `change` says otherwise. */
export const makeTicket = (change: Partial<Ticket> = {}): Ticket => ({
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
