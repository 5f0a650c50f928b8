import type { Bump } from "@/lib/kitchen/schema";
import { changesOf, isComplete, isStation, itemsOf, type Ticket, type View } from "./ticket";

/** What the one big press of a ticket does. */
export type Press = "acknowledge" | "start" | "ready" | "handOver" | "done" | "bringBack";

/** What is next for a ticket on a screen; nothing before the cook has read what changed. */
export function pressOf(ticket: Ticket, view: View): Press {
  if (changesOf(ticket, view).length > 0) return "acknowledge";
  if (ticket.status === "READY") return "handOver";
  if (ticket.status !== "IN_PROGRESS") return "start";
  if (view === "all" || view === "expo") return "ready";
  return isComplete(ticket, view) ? "bringBack" : "done";
}

/** The bump behind a press, from the state that the screen shows. */
export function bumpOf(ticket: Ticket, view: View): Bump {
  const from = ticket.status;
  switch (pressOf(ticket, view)) {
    case "acknowledge":
      return {
        act: "acknowledge",
        change_ids: changesOf(ticket, view).map(({ id }) => id),
        ...(isStation(view) ? { station_id: view } : {}),
      };
    case "start":
      return { act: "move", from, to: "IN_PROGRESS" };
    case "ready":
      return { act: "move", from, to: "READY" };
    case "handOver":
      return { act: "move", from, to: "DELIVERED_TO_SERVICE" };
    case "done":
      return markOf(ticket, view, true);
    case "bringBack":
      return markOf(ticket, view, false);
  }
}

const markOf = (ticket: Ticket, view: View, done: boolean): Bump => {
  const items = itemsOf(ticket, view).filter((item) => item.done !== done);
  return { act: "mark", item_ids: items.map(({ id }) => id), done };
};

type Reading = Extract<Bump, { act: "acknowledge" }>;

/** Whether other stations have still to read it is the server's to know. */
function afterReading(change: Ticket["changes"][number], { change_ids, station_id }: Reading) {
  if (!change_ids.includes(change.id)) return [change];
  return station_id ? [{ ...change, read_by: [...change.read_by, station_id] }] : [];
}

export const recallOf = (): Bump => ({ act: "move", from: "READY", to: "IN_PROGRESS" });

/** A ticket as it will be once the server has a bump; as it is, where the bump no longer fits. */
export function afterBump(ticket: Ticket, bump: Bump, at: string): Ticket {
  if (bump.act === "acknowledge") {
    return { ...ticket, changes: ticket.changes.flatMap((change) => afterReading(change, bump)) };
  }
  if (bump.act === "mark") {
    const marks = (id: string) => bump.item_ids.includes(id);
    const mark = (item: Ticket["items"][number]) =>
      marks(item.id) ? { ...item, done: bump.done } : item;
    return { ...ticket, items: ticket.items.map(mark) };
  }
  if (ticket.status !== bump.from) return ticket;
  const isFirstReady = bump.to === "READY" && !ticket.ready_at;
  return { ...ticket, status: bump.to, ...(isFirstReady ? { ready_at: at } : {}) };
}
