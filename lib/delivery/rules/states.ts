import type { DeliveryStatus, OfferStatus } from "../types";

/** Where each offer may go; an answer is an answer. */
export const offerSteps = {
  OFFERED: ["ACCEPTED", "REJECTED", "EXPIRED", "WITHDRAWN"],
  ACCEPTED: [],
  REJECTED: [],
  EXPIRED: [],
  WITHDRAWN: [],
} as const satisfies Record<OfferStatus, readonly OfferStatus[]>;

/** Where each delivery may go next. One that fails before the food is taken is begun anew with another rider. */
export const deliverySteps = {
  UNASSIGNED: ["ASSIGNED", "FAILED"],
  ASSIGNED: ["ARRIVED_AT_RESTAURANT", "FAILED"],
  ARRIVED_AT_RESTAURANT: ["PICKED_UP", "FAILED"],
  PICKED_UP: ["DELIVERED", "FAILED"],
  DELIVERED: [],
  FAILED: [],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

/** How long a rider has to answer an offer, in seconds. */
export const OFFER_S = 30;

/** Wrong PINs in a row after which the door has to wait, and for how long. */
export const PIN_TRIES = 5;
export const PIN_LOCK_MINUTES = 10;

/** How long nobody may be found before people are told. */
export const UNASSIGNED_LONG_MINUTES = 10;

const CLOCK_SLACK_MS = 120_000;

/**
 * When something happened by the rider's own clock, within what is possible: not before the step
 * before it, not after now. Undefined when the clock is off by more than two minutes.
 */
export function momentOfStep(at: Date | undefined, after: Date, now: Date): Date | undefined {
  const said = (at ?? now).getTime();
  if (said > now.getTime() + CLOCK_SLACK_MS || said < after.getTime() - CLOCK_SLACK_MS)
    return undefined;
  return new Date(Math.min(now.getTime(), Math.max(after.getTime(), said)));
}
