"use client";

import { useCallback, useRef, useState } from "react";
import { toast } from "sonner";
import { useLive } from "@/components/live/use-live";
import { ApiError, api } from "@/lib/api/client";
import type { TicketStatus } from "@/lib/orders/types";
import { chime } from "./chime";
import { isOpen, type Ticket } from "./ticket";

type Options = { restaurantId: string; initial: readonly Ticket[]; soundOn: boolean };

const byAge = (a: Ticket, b: Ticket) => a.placed_at.localeCompare(b.placed_at);

const readTicket = async (id: string): Promise<Ticket> =>
  (await api.kitchen.tickets[":id"].$get({ param: { id } })).json();

/** The tickets on the board: live, and moved at once by a touch before the server has answered. */
export function useBoard({ restaurantId, initial, soundOn }: Options) {
  const [tickets, setTickets] = useState<ReadonlyMap<string, Ticket>>(
    () => new Map(initial.map((ticket) => [ticket.id, ticket])),
  );
  const [lastReady, setLastReady] = useState<string | null>(null);

  const queue = useRef(new Map<string, Promise<unknown>>());

  const put = useCallback((ticket: Ticket, force = false) => {
    setTickets((known) => {
      const held = known.get(ticket.id);
      // What left the server before our own touch must not undo it.
      if (!force && held && held.version > ticket.version) return known;
      return new Map(known).set(ticket.id, ticket);
    });
  }, []);

  const live = useLive(`/api/v1/kitchen/stream?restaurant=${restaurantId}`, ({ event, data }) => {
    if (event === "snapshot") {
      const fresh = (data as { tickets: Ticket[] }).tickets;
      setTickets(new Map(fresh.map((ticket) => [ticket.id, ticket])));
    }
    if (event === "ticket") {
      const { ticket } = data as { ticket: Ticket };
      if (soundOn && !tickets.has(ticket.id) && ticket.status === "NEW") chime();
      put(ticket);
    }
  });

  /** Shows the change, asks for it in its turn, and puts the board right when it is refused. */
  const attempt = useCallback(
    async (ticket: Ticket, shown: Ticket, ask: () => Promise<Ticket>) => {
      put(shown, true);
      // A cook is quicker than the network: touches of one ticket are sent one after the other.
      const turn = (queue.current.get(ticket.id) ?? Promise.resolve()).then(ask);
      queue.current.set(
        ticket.id,
        turn.catch(() => undefined),
      );
      try {
        put(await turn);
      } catch (error) {
        put(await readTicket(ticket.id).catch(() => ticket), true);
        toast.error(
          error instanceof ApiError ? error.problem.detail : "That did not work. Try again.",
        );
      }
    },
    [put],
  );

  const move = useCallback(
    (ticket: Ticket, ...steps: TicketStatus[]) => {
      const status = steps.at(-1) ?? ticket.status;
      if (status === "READY") setLastReady(ticket.id);
      return attempt(ticket, { ...ticket, status }, async () => {
        let moved = ticket;
        for (const step of steps) {
          const param = { id: ticket.id };
          const answer = await api.kitchen.tickets[":id"].status.$patch({
            param,
            json: { status: step },
          });
          moved = await answer.json();
        }
        return moved;
      });
    },
    [attempt],
  );

  const mark = useCallback(
    (ticket: Ticket, itemId: string, done: boolean) => {
      const items = ticket.items.map((item) => (item.id === itemId ? { ...item, done } : item));
      return attempt(ticket, { ...ticket, items }, async () => {
        const answer = await api.kitchen.tickets[":id"].items[":item_id"].$patch({
          param: { id: ticket.id, item_id: itemId },
          json: { done },
        });
        return answer.json();
      });
    },
    [attempt],
  );

  const recall = useCallback(
    (ticket: Ticket) =>
      attempt(ticket, { ...ticket, status: "IN_PROGRESS" }, async () => {
        const param = { id: ticket.id };
        return (await api.kitchen.tickets[":id"].recall.$post({ param })).json();
      }),
    [attempt],
  );

  const open = [...tickets.values()].filter(isOpen).sort(byAge);
  const recallable = open.find(({ id, status }) => id === lastReady && status === "READY");
  return { open, live, move, mark, recall, recallable };
}
