import type { BoardJson } from "@/lib/kitchen/schema";
import { isOpen, type Station, type Ticket } from "./ticket";

/** What the server has said, of this moment. */
export type Board = {
  /** When the server read it, by its own clock. */
  at: string;
  tickets: ReadonlyMap<string, Ticket>;
  stations: readonly Station[];
};

export type BoardStore = {
  read: () => Board;
  first: () => Board;
  put: (ticket: Ticket) => void;
  replace: (board: BoardJson) => void;
  /** Shows what this browser saw last, when the page itself is an older copy of it. */
  takeUp: () => void;
  subscribe: (listener: () => void) => () => void;
};

const saveAfterMs = 1_000;
/** Ready tickets that left are kept a while, for the average; older ones are forgotten. */
const mostKept = 600;

const toBoard = ({ at, tickets, stations }: BoardJson): Board => ({
  at,
  tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  stations,
});

/** The tickets of a kitchen as the server told them last, saved so that a reload offline finds them. */
export function boardStore(restaurantId: string, initial: BoardJson): BoardStore {
  const storageKey = `tiffin-kitchen-board:${restaurantId}`;
  const first = toBoard(initial);
  const listeners = new Set<() => void>();
  let board = first;
  let isSaving = false;

  const save = () => {
    isSaving = false;
    const tickets = [...board.tickets.values()].filter(isOpen);
    const text = JSON.stringify({ ...board, tickets });
    try {
      localStorage.setItem(storageKey, text);
    } catch {
      // No room left: the board works on without a copy of itself.
    }
  };
  const show = (next: Board) => {
    board = next;
    for (const tell of listeners) tell();
    if (!isSaving) setTimeout(save, saveAfterMs);
    isSaving = true;
  };
  /** What left the server before our own touch was answered must not undo it. */
  const newer = (ticket: Ticket): Ticket => {
    const known = board.tickets.get(ticket.id);
    return known && known.version > ticket.version ? known : ticket;
  };

  return {
    read: () => board,
    first: () => first,
    put: (ticket) => {
      if (newer(ticket) !== ticket) return;
      const tickets = new Map(board.tickets).set(ticket.id, ticket);
      if (tickets.size > mostKept) forgetOne(tickets);
      show({ ...board, tickets });
    },
    replace: (given) => {
      const next = toBoard(given);
      const tickets = new Map([...next.tickets].map(([id, ticket]) => [id, newer(ticket)]));
      show({ ...next, tickets });
    },
    takeUp: () => {
      const saved = parse(localStorage.getItem(storageKey));
      if (saved && saved.at >= board.at) show(toBoard(saved));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function forgetOne(tickets: Map<string, Ticket>): void {
  for (const [id, ticket] of tickets) {
    if (isOpen(ticket)) continue;
    tickets.delete(id);
    return;
  }
}

function parse(text: string | null): BoardJson | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    const isBoard = typeof value === "object" && value !== null && "tickets" in value;
    return isBoard ? (value as BoardJson) : undefined;
  } catch {
    return undefined;
  }
}
