import type { CarriedJson } from "@/lib/delivery/schema/carried";
import type { OfferJson } from "@/lib/delivery/schema/offers";
import type { RiderStep } from "@/lib/delivery/types";

/** What the one big press of a delivery does. */
export type NextStep = Exclude<RiderStep, "FAILED">;

const nextSteps: Partial<Record<CarriedJson["status"], NextStep>> = {
  ASSIGNED: "ARRIVED_AT_RESTAURANT",
  ARRIVED_AT_RESTAURANT: "PICKED_UP",
  PICKED_UP: "DELIVERED",
};

export const nextStepOf = ({ status }: Pick<CarriedJson, "status">): NextStep | undefined =>
  nextSteps[status];

/** Whether the way leads to the restaurant still. */
export const isBeforePickup = ({ status }: Pick<CarriedJson, "status">): boolean =>
  status !== "PICKED_UP";

/** The order in which a trip is worked: everything is fetched before the first door. */
export function inTurn(deliveries: readonly CarriedJson[]): CarriedJson[] {
  const waiting = deliveries.filter(isBeforePickup);
  return waiting.length > 0
    ? [...waiting, ...deliveries.filter((one) => !isBeforePickup(one))]
    : [...deliveries].sort((a, b) => a.distance_m - b.distance_m);
}

/** Offers of one trip, which are answered together. */
export interface TripOffer {
  first: OfferJson;
  offers: OfferJson[];
  pay: number;
  deliveryPay: number;
  tip: number;
  /** To the restaurant and past all doors. */
  distanceM: number;
  minutes: number;
}

const sum = (numbers: readonly number[]) =>
  Math.round(numbers.reduce((total, one) => total + one, 0) * 1_000) / 1_000;

/** The trip that is to be answered first; undefined when nobody asks. */
export function tripOf(offers: readonly OfferJson[]): TripOffer | undefined {
  const [first] = offers;
  if (!first) return undefined;
  const own = offers.filter(({ trip_id }) => trip_id === first.trip_id);
  return {
    first,
    offers: own,
    pay: sum(own.map(({ pay }) => pay)),
    deliveryPay: sum(own.map(({ delivery_pay }) => delivery_pay)),
    tip: sum(own.map(({ tip }) => tip)),
    distanceM: Math.max(...own.map(({ distance_m }) => distance_m)),
    minutes: Math.max(...own.map(({ minutes }) => minutes)),
  };
}

/** A delivery as it will be once the server has heard of a step. */
export function afterStep(delivery: CarriedJson, status: RiderStep): CarriedJson {
  // What ends it is shown as on its way until the server has agreed: a PIN may be wrong.
  if (status === "DELIVERED" || status === "FAILED") return delivery;
  return { ...delivery, status };
}

/** Opens the phone's own map on a place. */
export function mapsHref({ lat, lng }: { lat: number; lng: number }, label: string, agent: string) {
  const place = `${lat},${lng}`;
  const name = encodeURIComponent(label);
  return /iPhone|iPad|Macintosh/.test(agent)
    ? `maps://?daddr=${place}&q=${name}`
    : `geo:${place}?q=${place}(${name})`;
}
