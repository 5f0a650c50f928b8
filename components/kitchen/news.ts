import { isForLater, isOpen, isUnbegun, type Ticket } from "./ticket";

export type News = "ticket" | "change";

/** What is heard of a ticket beside what the board knew of it: it came, or something has to be read. */
export function newsOf(known: Ticket | undefined, ticket: Ticket): News | null {
  if (!known && isUnbegun(ticket) && isOpen(ticket)) return "ticket";
  const read = new Set(known?.changes.map(({ id }) => id));
  return ticket.changes.some(({ id }) => !read.has(id)) ? "change" : null;
}

const afterMs = 60_000;

/** Whether nobody takes a ticket, more than a minute after it came; one for later can wait. */
export const isLeft = (ticket: Ticket, now: number): boolean =>
  isUnbegun(ticket) && now - Date.parse(ticket.placed_at) > afterMs && !isForLater(ticket, now);
