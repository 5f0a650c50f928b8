import { freshId } from "@/components/checkout/fresh-id";
import type { Bump } from "@/lib/kitchen/schema";

/** Something a cook did that the server may not know yet. */
export type Act = {
  /** Names this act for ever: the server counts it once, however often it is sent. */
  key: string;
  ticketId: string;
  number: number;
  at: string;
  bump: Bump;
  /** Not sent before this moment (ms since 1970), so that it can be undone. */
  heldUntil: number;
};

export type ActStore = {
  read: () => readonly Act[];
  add: (act: Omit<Act, "key" | "at">) => Act;
  /** Whether it was still there. */
  remove: (key: string) => boolean;
  /** Sends what is held back without waiting longer. */
  release: (ticketId?: string) => void;
  subscribe: (listener: () => void) => () => void;
};

const none: readonly Act[] = [];
export const noActs = (): readonly Act[] => none;

const isAct = (value: unknown): value is Act =>
  typeof value === "object" && value !== null && "ticketId" in value && "bump" in value;

/**
 * Acts of one board, kept in this browser until the server has answered. Each has a place of its own
 * in the storage: two tabs that write at once lose nothing.
 */
export function actStore(restaurantId: string): ActStore {
  const prefix = `tiffin-kitchen-act:${restaurantId}:`;
  const listeners = new Set<() => void>();
  let acts: readonly Act[] | undefined;

  const load = (): readonly Act[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => parse(localStorage.getItem(key)))
      .sort((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key));
  const changed = () => {
    acts = undefined;
    for (const tell of listeners) tell();
  };
  const write = (act: Act) => localStorage.setItem(prefix + act.key, JSON.stringify(act));
  const read = () => {
    acts ??= load();
    return acts;
  };

  return {
    read,
    add: (given) => {
      // Two acts within one millisecond keep their order.
      const last = Date.parse(read().at(-1)?.at ?? "") || 0;
      const at = new Date(Math.max(Date.now(), last + 1)).toISOString();
      const act = { ...given, key: freshId(), at };
      write(act);
      changed();
      return act;
    },
    remove: (key) => {
      const wasThere = localStorage.getItem(prefix + key) !== null;
      localStorage.removeItem(prefix + key);
      changed();
      return wasThere;
    },
    release: (ticketId) => {
      const held = read().filter((act) => act.heldUntil > Date.now());
      const freed = held.filter((act) => ticketId === undefined || act.ticketId === ticketId);
      for (const act of freed) write({ ...act, heldUntil: 0 });
      if (freed.length > 0) changed();
    },
    subscribe: (listener) => {
      const elsewhere = (event: StorageEvent) => event.key?.startsWith(prefix) && changed();
      listeners.add(listener);
      window.addEventListener("storage", elsewhere);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", elsewhere);
      };
    },
  };
}

function parse(text: string | null): Act[] {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isAct(value) ? [value] : [];
  } catch {
    return [];
  }
}
