import { carriedStatuses } from "@/lib/orders/types";
import type { Actor } from "@/lib/platform/ctx";
import type { DeliveryStatus } from "./types";

interface Carried {
  riderId: string | null;
  status: DeliveryStatus;
}

/** Whether a rider has the delivery in hand: what is behind the door's address is theirs to read only then. */
export const isCarrying = (actor: Actor, delivery: Carried): boolean =>
  actor.kind === "user" &&
  actor.userId === delivery.riderId &&
  carriedStatuses.some((status) => status === delivery.status);

/** Whether the offer was made to the caller. */
export const isOffered = (actor: Actor, offer: { riderId: string }): boolean =>
  actor.kind === "user" && actor.userId === offer.riderId;
