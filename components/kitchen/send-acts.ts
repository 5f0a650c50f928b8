import { ApiError, api } from "@/lib/api/client";
import type { Act, ActStore } from "./act-store";
import type { Ticket } from "./ticket";

/** A bump the server refused, because something else had happened meanwhile. */
export type Conflict = { act: Act; error: ApiError };

type Listeners = {
  onTicket: (ticket: Ticket) => void;
  onConflict: (conflict: Conflict) => void;
};

const retryMs = 2_000;
const mostAtOnce = 4;

/** Whether the server has decided. Everything else is asked again: the key makes it count once. */
function isDecided(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error.problem;
  // Two cooks at once, a key still at work, a session that ended: all of them pass.
  if (code === "version_conflict" || code === "request_in_progress") return false;
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}

const send = async ({ ticketId, bump, key }: Act): Promise<Ticket> => {
  const request = { param: { id: ticketId }, json: bump };
  const headers = { "idempotency-key": key };
  return (await api.kitchen.tickets[":id"].bumps.$post(request, { headers })).json();
};

const readTicket = async (id: string): Promise<Ticket> =>
  (await api.kitchen.tickets[":id"].$get({ param: { id } })).json();

/**
 * Sends what cooks did, ticket by ticket in their order, for as long as it takes: an act stays in the
 * store until the server has answered it. @returns what stops it
 */
export function startSending(store: ActStore, { onTicket, onConflict }: Listeners): () => void {
  const sending = new Set<string>();
  let restUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function settle(act: Act): Promise<void> {
    sending.add(act.ticketId);
    try {
      onTicket(await send(act));
      store.remove(act.key);
    } catch (error) {
      if (isDecided(error)) {
        await readTicket(act.ticketId).then(onTicket, () => undefined);
        // Another tab may have sent it, too, and said so already.
        if (store.remove(act.key)) onConflict({ act, error });
      } else {
        const waitS = error instanceof ApiError ? error.retryAfterS : undefined;
        restUntil = Date.now() + (waitS ? waitS * 1_000 : retryMs);
      }
    } finally {
      sending.delete(act.ticketId);
      next();
    }
  }

  function next(): void {
    clearTimeout(timer);
    if (isOver) return;
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const act of firstOfEach(store.read())) {
      if (sending.has(act.ticketId)) continue;
      const dueAt = Math.max(act.heldUntil, restUntil);
      if (dueAt > Date.now()) wakeAt = Math.min(wakeAt, dueAt);
      else if (sending.size < mostAtOnce) void settle(act);
    }
    if (wakeAt < Number.POSITIVE_INFINITY) timer = setTimeout(next, wakeAt - Date.now() + 1);
  }

  const wake = () => {
    restUntil = 0;
    next();
  };
  // Who turns the screen off has made up their mind.
  const hide = () => document.visibilityState === "hidden" && store.release();
  const leave = store.subscribe(next);
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", hide);
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
    leave();
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", hide);
  };
}

function firstOfEach(acts: readonly Act[]): Act[] {
  const seen = new Set<string>();
  return acts.filter(({ ticketId }) => !seen.has(ticketId) && seen.add(ticketId));
}
