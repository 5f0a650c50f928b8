import type { TicketJson } from "@/lib/kitchen/schema";
import type { OrderType } from "@/lib/restaurants/types";

export type Ticket = TicketJson;

/** The board's columns, left to right. */
export const columns = [
  { id: "new", title: "New" },
  { id: "cooking", title: "Cooking" },
  { id: "late", title: "Cooking · late" },
  { id: "ready", title: "Ready" },
] as const;

export type ColumnId = (typeof columns)[number]["id"];

const gone: ReadonlySet<string> = new Set(["CANCELLED", "REJECTED", "COMPLETED"]);

/** Whether a ticket is on the board. */
export const isOpen = (ticket: Ticket): boolean =>
  ticket.status !== "DELIVERED_TO_SERVICE" && !gone.has(ticket.order_status);

/** Where a ticket hangs at a moment (ms since 1970). */
export function columnOf(ticket: Ticket, now: number): ColumnId {
  if (ticket.status === "READY") return "ready";
  if (ticket.status !== "IN_PROGRESS") return "new";
  return now > Date.parse(ticket.promised_at) ? "late" : "cooking";
}

/** Green while there is time, amber past half of it, red past the promise. */
export function toneOf(ticket: Ticket, now: number): "leaf" | "amber" | "red" {
  const placed = Date.parse(ticket.placed_at);
  const spent = (now - placed) / Math.max(1, Date.parse(ticket.promised_at) - placed);
  if (ticket.status === "READY") return "leaf";
  if (spent >= 1) return "red";
  return spent >= 0.5 ? "amber" : "leaf";
}

/** "9:35": minutes and seconds, hours once there are any. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)} h`;
}

const kinds = {
  delivery: "Delivery",
  takeaway: "Takeaway",
  dine_in: "Table",
} as const satisfies Record<OrderType, string>;

export const kindOf = (ticket: Ticket): string =>
  `${kinds[ticket.order_type]}${ticket.table_number ? ` ${ticket.table_number}` : ""}`;

export const warns = (note: string): boolean => /allerg|intoleran|coeliac|celiac/i.test(note);

/** How many of each dish are still to be made, most first. */
export function allDay(tickets: readonly Ticket[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const ticket of tickets) {
    if (ticket.status === "READY") continue;
    for (const item of ticket.items) {
      if (!item.done) counts.set(item.name, (counts.get(item.name) ?? 0) + item.quantity);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
