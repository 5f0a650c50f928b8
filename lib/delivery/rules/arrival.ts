import { minutesAfter } from "@/lib/platform/clock";
import { distanceM, type Place } from "@/lib/platform/geo";
import type { DelayReason, DeliveryStatus } from "../types";

/** Minutes a rider takes for a kilometre as the crow flies, through a city's streets. */
const MINUTES_PER_KM = 4;
/** Until somebody is found, and at each door. */
const SEARCH_MINUTES = 4;
const DOOR_MINUTES = 2;
/** A restaurant's own history counts from this many orders on. */
const LEAST_HISTORY = 5;

export const travelMinutes = (from: Place, to: Place): number =>
  (distanceM(from, to) / 1_000) * MINUTES_PER_KM;

/** How long a kitchen takes, by its own last orders. */
export interface Pace {
  orders: number;
  /** Minutes from accepted to ready, in the middle. */
  medianMinutes: number;
}

/** When a kitchen will be done: by its own history, or by what it says where there is little of it. */
export function readyAtExpected(
  kitchen: { acceptedAt: Date; prepMinutes: number; pace: Pace | undefined },
  notBefore: Date,
): Date {
  const { pace, prepMinutes, acceptedAt } = kitchen;
  const minutes = pace && pace.orders >= LEAST_HISTORY ? pace.medianMinutes : prepMinutes;
  const done = minutesAfter(acceptedAt, minutes);
  return done > notBefore ? done : notBefore;
}

export interface UnderWay {
  status: DeliveryStatus;
  pickup: Place;
  dropoff: Place;
  /** When the food is ready, or was. */
  readyAt: Date;
  isReady: boolean;
  promisedAt: Date;
  /** Where the rider is, when one has it. */
  rider?: Place | undefined;
  /** Doors of the same trip that come first. */
  doorsBefore?: number | undefined;
}

export interface Arrival {
  from: Date;
  to: Date;
  /** Why it comes later than promised; absent while it does not. */
  reason?: DelayReason;
}

const TOLERANCE_MINUTES = 5;

/** Between when and when it comes, from the kitchen's work, the rider's way and the doors before. */
export function arrivalOf(delivery: UnderWay, now: Date): Arrival {
  const { status, pickup, dropoff, rider, promisedAt } = delivery;
  const ready = Math.max(delivery.readyAt.getTime(), delivery.isReady ? 0 : now.getTime());
  const atPickup = minutesAfter(now, minutesToPickup(delivery)).getTime();
  const leaves = Math.max(ready, atPickup);
  const ride = travelMinutes(status === "PICKED_UP" && rider ? rider : pickup, dropoff);
  const doors = DOOR_MINUTES + (delivery.doorsBefore ?? 0) * (DOOR_MINUTES + 3);
  const begin = status === "PICKED_UP" ? now : new Date(leaves);
  const likely = minutesAfter(begin, ride + doors);
  const [less, more] = spread[status];
  const late = likely > minutesAfter(promisedAt, TOLERANCE_MINUTES);
  return {
    from: minutesAfter(likely, -less) < now ? now : minutesAfter(likely, -less),
    to: minutesAfter(likely, more),
    ...(late ? { reason: reasonOf(status, ready > atPickup) } : {}),
  };
}

/** Minutes before and after the likely moment, by how much is still open. */
const spread: Record<DeliveryStatus, readonly [less: number, more: number]> = {
  UNASSIGNED: [4, 8],
  ASSIGNED: [3, 6],
  ARRIVED_AT_RESTAURANT: [3, 5],
  PICKED_UP: [2, 4],
  DELIVERED: [0, 0],
  FAILED: [4, 8],
};

function minutesToPickup({ status, rider, pickup }: UnderWay): number {
  if (status === "UNASSIGNED") return SEARCH_MINUTES;
  if (status === "ASSIGNED") return (rider ? travelMinutes(rider, pickup) : SEARCH_MINUTES) + 1;
  return 1;
}

function reasonOf(status: DeliveryStatus, kitchenIsLast: boolean): DelayReason {
  if (status === "PICKED_UP") return "ride";
  if (kitchenIsLast) return "kitchen";
  return status === "UNASSIGNED" ? "no_rider" : "rider_on_the_way";
}
