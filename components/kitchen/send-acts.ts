import { startSending as startSendingKept } from "@/components/live/send-kept";
import { type ApiError, api } from "@/lib/api/client";
import type { Act, ActStore } from "./act-store";
import type { Ticket } from "./ticket";

/** A bump the server refused, because something else had happened meanwhile. */
export type Conflict = { act: Act; error: ApiError };

type Listeners = {
  onTicket: (ticket: Ticket) => void;
  onConflict: (conflict: Conflict) => void;
};

const send = async ({ ticketId, bump, key }: Act): Promise<Ticket> => {
  const request = { param: { id: ticketId }, json: bump };
  const headers = { "idempotency-key": key };
  return (await api.kitchen.tickets[":id"].bumps.$post(request, { headers })).json();
};

const readTicket = async (id: string): Promise<Ticket> =>
  (await api.kitchen.tickets[":id"].$get({ param: { id } })).json();

/** Sends what cooks did, ticket by ticket in their order. @returns what stops it */
export function startSending(store: ActStore, { onTicket, onConflict }: Listeners): () => void {
  const stop = startSendingKept(store, {
    laneOf: (act) => act.ticketId,
    dueAt: (act) => act.heldUntil,
    send: async (act) => onTicket(await send(act)),
    refresh: async (act) => onTicket(await readTicket(act.ticketId)),
    onRefused: (act, error) => onConflict({ act, error }),
  });
  // Who turns the screen off has made up their mind.
  const hide = () => document.visibilityState === "hidden" && store.release();
  document.addEventListener("visibilitychange", hide);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", hide);
  };
}
