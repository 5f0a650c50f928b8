import { freshId } from "@/components/checkout/fresh-id";
import { type KeptAct, type KeptActs, keptActs } from "@/components/live/kept-acts";
import type { Bump } from "@/lib/kitchen/schema";

/** Something a cook did that the server may not know yet. */
export type Act = KeptAct & {
  ticketId: string;
  number: number;
  bump: Bump;
  /** Not sent before this moment (ms since 1970), so that it can be undone. */
  heldUntil: number;
};

export type ActStore = KeptActs<Act> & {
  /** Sends what is held back without waiting longer. */
  release: (ticketId?: string) => void;
};

const none: readonly Act[] = [];
export const noActs = (): readonly Act[] => none;

const isAct = (value: unknown): value is Act =>
  typeof value === "object" && value !== null && "ticketId" in value && "bump" in value;

/** Acts of one board, kept in this browser until the server has answered. */
export function actStore(restaurantId: string): ActStore {
  const prefix = `tiffin-kitchen-act:${restaurantId}:`;
  const store = keptActs<Act>({ prefix, isAct, newKey: freshId });
  return {
    ...store,
    release: (ticketId) => {
      const held = store.read().filter((act) => act.heldUntil > Date.now());
      for (const act of held)
        if (ticketId === undefined || act.ticketId === ticketId)
          store.put({ ...act, heldUntil: 0 });
    },
  };
}
