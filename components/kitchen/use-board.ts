"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLive } from "@/components/live/use-live";
import { useBillNews } from "@/components/table/use-bill-requests";
import type { BoardJson, Bump } from "@/lib/kitchen/schema";
import { type Act, actStore, noActs } from "./act-store";
import { boardStore } from "./board-store";
import { type News, newsOf } from "./news";
import { afterBump, recallOf } from "./press";
import { type Conflict, startSending } from "./send-acts";
import { byWait, isOpen, type Ticket } from "./ticket";

/** How long a bump waits before it is told, so that a wrong one never happened. */
const undoMs = 5_000;
/** The kitchen's stream beats every four seconds. */
const silenceMs = 7_000;

type Options = {
  restaurantId: string;
  initial: BoardJson;
  /** A ticket came, or something about one changed that has to be read. */
  onNews: (news: News, ticket: Ticket) => void;
};

const isHeld = ({ heldUntil }: Act) => heldUntil > Date.now();
const isReady = (bump: Bump) => bump.act === "move" && bump.to === "READY";

function withActs(tickets: ReadonlyMap<string, Ticket>, acts: readonly Act[]): Ticket[] {
  const shown = new Map(tickets);
  for (const { ticketId, bump, at } of acts) {
    const ticket = shown.get(ticketId);
    if (ticket) shown.set(ticketId, afterBump(ticket, bump, at));
  }
  return [...shown.values()];
}

/** The tickets on the board: live, with what was done here and the server may not know yet. */
export function useBoard({ restaurantId, initial, onNews }: Options) {
  const [store] = useState(() => boardStore(restaurantId, initial));
  const [queue] = useState(() => actStore(restaurantId));
  const board = useSyncExternalStore(store.subscribe, store.read, store.first);
  const acts = useSyncExternalStore(queue.subscribe, queue.read, noActs);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [undoable, setUndoable] = useState<readonly Act[]>([]);

  useEffect(() => {
    const onConflict = (conflict: Conflict) => setConflicts((known) => [...known, conflict]);
    return startSending(queue, { onTicket: store.put, onConflict });
  }, [queue, store]);

  const tell = (ticket: Ticket) => {
    const known = store.read().tickets.get(ticket.id);
    const news = newsOf(known, ticket);
    if (news) onNews(news, ticket);
  };
  const takeBillNews = useBillNews(restaurantId);
  const live = useLive(
    `/api/v1/kitchen/stream?restaurant=${restaurantId}`,
    (message) => {
      const { event, data } = message;
      takeBillNews(message);
      if (event === "snapshot") {
        const fresh = data as BoardJson;
        for (const ticket of fresh.tickets) tell(ticket);
        store.replace(fresh);
      } else if (event === "ticket") {
        const { ticket } = data as { ticket: Ticket };
        tell(ticket);
        store.put(ticket);
      }
    },
    { silenceMs },
  );
  useEffect(() => {
    if (live === "lost") store.takeUp();
  }, [live, store]);

  useEffect(() => {
    const [first] = undoable;
    if (!first) return;
    const timer = setTimeout(() => setUndoable([]), Date.parse(first.at) + undoMs - Date.now());
    return () => clearTimeout(timer);
  }, [undoable]);

  const press = useCallback(
    (ticket: Ticket, ...bumps: Bump[]) => {
      // The next touch of a ticket settles the one before it.
      queue.release(ticket.id);
      const heldUntil = Date.now() + undoMs;
      const { id: ticketId, number } = ticket;
      const done = bumps.map((bump) =>
        queue.add({ ticketId, number, bump, heldUntil: bump.act === "move" ? heldUntil : 0 }),
      );
      setUndoable(done.filter(({ bump }) => bump.act !== "acknowledge"));
    },
    [queue],
  );

  /** Marks a line as cooked, or not; the first one begins the ticket. */
  const mark = useCallback(
    (ticket: Ticket, itemId: string, done: boolean) => {
      const from = ticket.status;
      const isBegun = from !== "NEW" && from !== "ACCEPTED";
      const start: Bump[] = done && !isBegun ? [{ act: "move", from, to: "IN_PROGRESS" }] : [];
      press(ticket, ...start, { act: "mark", item_ids: [itemId], done });
    },
    [press],
  );

  const recall = useCallback(
    (ticket: Ticket) => {
      const held = queue
        .read()
        .find((act) => act.ticketId === ticket.id && isHeld(act) && isReady(act.bump));
      setUndoable([]);
      if (held) queue.remove(held.key);
      else press(ticket, recallOf());
    },
    [queue, press],
  );

  /** What is still held back is forgotten; a mark that may have been told already is marked back. */
  function undo() {
    setUndoable([]);
    const [first] = undoable;
    if (!first) return;
    const { bump, ...about } = first;
    if (bump.act === "mark")
      queue.add({ ...about, bump: { ...bump, done: !bump.done }, heldUntil: 0 });
    else if (queue.read().some((act) => act.key === first.key && isHeld(act)))
      for (const { key } of undoable) queue.remove(key);
    else if (isReady(bump)) queue.add({ ...about, bump: recallOf(), heldUntil: 0 });
  }

  const tickets = useMemo(() => withActs(board.tickets, acts), [board.tickets, acts]);
  const open = useMemo(() => byWait(tickets.filter(isOpen)), [tickets]);
  return {
    open,
    tickets,
    stations: board.stations,
    live,
    acts,
    conflicts,
    dismiss: (conflict: Conflict) =>
      setConflicts((known) => known.filter((one) => one !== conflict)),
    press,
    mark,
    recall,
    undo,
    undoable: undoable[0],
  };
}
