import type { StationJson, TicketJson } from "@/lib/kitchen/schema";

export type Ticket = TicketJson;
export type Item = Ticket["items"][number];
export type Station = StationJson;

/** Every ticket, the pass where they come together (`expo`), or a station by its id. */
export type View = string;

export type ColumnId = "new" | "cooking" | "late" | "complete" | "ready" | "done";

/** A screen's columns, in reading order. */
export function columnsOf(view: View): readonly ColumnId[] {
  if (view === "all") return ["new", "cooking", "late", "ready"];
  if (view === "expo") return ["cooking", "late", "complete", "ready"];
  return ["new", "cooking", "late", "done"];
}

export const isStation = (view: View): boolean => view !== "all" && view !== "expo";

export const isCancelled = (ticket: Ticket): boolean => ticket.order_status === "CANCELLED";

/** Whether a ticket is on the board: a cancelled one until somebody has read it. */
export function isOpen(ticket: Ticket): boolean {
  if (isCancelled(ticket)) return ticket.changes.length > 0;
  const isGone = ticket.order_status === "REJECTED" || ticket.order_status === "COMPLETED";
  return ticket.status !== "DELIVERED_TO_SERVICE" && !isGone;
}

/** What of a ticket a screen has to make. */
export const itemsOf = (ticket: Ticket, view: View): readonly Item[] =>
  isStation(view) ? ticket.items.filter((item) => item.station_id === view) : ticket.items;

/** What happened to a ticket that a screen has still to read: a station's stays until it has, too. */
export const changesOf = (ticket: Ticket, view: View): Ticket["changes"] =>
  isStation(view)
    ? ticket.changes.filter(({ read_by }) => !read_by.includes(view))
    : ticket.changes;

/** Whether a screen shows a ticket. */
export function isShown(ticket: Ticket, view: View): boolean {
  if (!isOpen(ticket)) return false;
  if (!isStation(view)) return true;
  if (isCancelled(ticket) && changesOf(ticket, view).length === 0) return false;
  return ticket.status !== "READY" && ticket.items.some((item) => item.station_id === view);
}

const isDone = (items: readonly Item[]) => items.length > 0 && items.every((item) => item.done);

/** Whether all that a screen waits for is made: its own part, or at the pass every station's. */
export function isComplete(ticket: Ticket, view: View): boolean {
  const items = itemsOf(ticket, view);
  // What no station makes, a drink from the fridge, is waited for only where there is nothing else.
  const made = view === "expo" ? items.filter((item) => item.station_id) : items;
  return isDone(made.length > 0 ? made : items);
}

/** Whether no cook has taken it: it came, or was accepted by itself. */
export const isUnbegun = ({ status }: Ticket): boolean => status === "NEW" || status === "ACCEPTED";

/** Where a ticket hangs at a moment (ms since 1970). */
export function columnOf(ticket: Ticket, view: View, now: number): ColumnId {
  if (ticket.status === "READY") return "ready";
  if (view === "expo" && isComplete(ticket, view)) return "complete";
  if (isStation(view) && isComplete(ticket, view)) return "done";
  if (isUnbegun(ticket) && view !== "expo") return "new";
  return isLate(ticket, now) ? "late" : "cooking";
}

const mostKeys = 9;

/**
 * The tickets that a number key bumps, in reading order. At the pass only what is complete has one;
 * elsewhere what waits for the cook by now, and where there are more than keys, what is late first.
 */
export function keyedOf(
  columns: readonly { id: ColumnId; tickets: readonly Ticket[] }[],
  view: View,
  now: number,
): Ticket[] {
  const byNeed = view === "expo" ? ["complete", "ready"] : ["late", "new", "cooking"];
  const most = byNeed
    .flatMap((id) => columns.find((column) => column.id === id)?.tickets ?? [])
    .filter((ticket) => !isForLater(ticket, now))
    .slice(0, mostKeys);
  return columns.flatMap(({ tickets }) => tickets.filter((ticket) => most.includes(ticket)));
}

export const isLate = (ticket: Ticket, now: number): boolean =>
  now > Date.parse(ticket.promised_at) && ticket.status !== "READY" && !isCancelled(ticket);

export type Tone = "leaf" | "amber" | "red";

/** Green while there is time, amber past half of it, red past the promise. */
export function toneOf(ticket: Ticket, now: number): Tone {
  if (isCancelled(ticket) || isLate(ticket, now)) return "red";
  if (ticket.status === "READY") return "leaf";
  const promised = Date.parse(ticket.promised_at);
  const start = waitStart(ticket);
  return (now - start) / Math.max(1, promised - start) >= 0.5 ? "amber" : "leaf";
}

const longestWaitMs = 3_600_000;

/** Since when a ticket waits: what was ordered for later, only once the kitchen would usually begin. */
export const waitStart = ({ placed_at, promised_at }: Ticket): number =>
  Math.max(Date.parse(placed_at), Date.parse(promised_at) - longestWaitMs);

/** The longest waiting first, ties by number. */
export function byWait(tickets: readonly Ticket[]): Ticket[] {
  const starts = new Map(tickets.map((ticket) => [ticket, waitStart(ticket)]));
  const startOf = (ticket: Ticket) => starts.get(ticket) ?? 0;
  return [...tickets].sort((a, b) => startOf(a) - startOf(b) || a.number - b.number);
}

/** Whether a ticket is wished for a later time, and nobody has begun it or needs to yet. */
export const isForLater = (ticket: Ticket, now: number): boolean =>
  ticket.scheduled_for !== null && isUnbegun(ticket) && now < waitStart(ticket);

/** Since when a ticket counts: placed, or ready. */
export const ageStart = (ticket: Ticket): number =>
  Date.parse((ticket.status === "READY" && ticket.ready_at) || ticket.placed_at);

/** "9:35": minutes and seconds; "1h15" once there are hours: seconds matter no more. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}h${pad(minutes % 60)}`;
}

export const warns = (note: string): boolean => /allerg|intoleran|coeliac|celiac|حساسي/i.test(note);

/** How many of each dish are still to be made on a screen by now, most first. */
export function allDay(
  tickets: readonly Ticket[],
  view: View,
  now: number,
): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const ticket of tickets) {
    if (ticket.status === "READY" || isCancelled(ticket) || isForLater(ticket, now)) continue;
    for (const item of itemsOf(ticket, view)) {
      if (!item.done) counts.set(item.name, (counts.get(item.name) ?? 0) + item.quantity);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

export type Progress = { station: Station; done: number; of: number };

/** How far each station is with a ticket, for the pass. */
export function progressOf(ticket: Ticket, stations: readonly Station[]): Progress[] {
  return stations.flatMap((station) => {
    const items = ticket.items.filter((item) => item.station_id === station.id);
    const done = items.filter((item) => item.done).length;
    return items.length > 0 ? [{ station, done, of: items.length }] : [];
  });
}

/**
 * Mean time from placed to ready, in ms, of the tickets that have been; undefined without any.
 * One wished for a later time says nothing of the kitchen: it waited for its hour.
 */
export function averagePrepMs(tickets: Iterable<Ticket>): number | undefined {
  const times = [...tickets].flatMap(({ ready_at, placed_at, scheduled_for }) =>
    ready_at && !scheduled_for ? [Date.parse(ready_at) - Date.parse(placed_at)] : [],
  );
  return times.length > 0 ? times.reduce((sum, time) => sum + time, 0) / times.length : undefined;
}
