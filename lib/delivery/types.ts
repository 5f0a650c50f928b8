export const offerStatuses = ["OFFERED", "ACCEPTED", "REJECTED", "EXPIRED", "WITHDRAWN"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export const deliveryStatuses = [
  "UNASSIGNED",
  "ASSIGNED",
  "ARRIVED_AT_RESTAURANT",
  "PICKED_UP",
  "DELIVERED",
  "FAILED",
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** States in which staff can look for somebody else: the food is still at the restaurant. */
export const releasableStatuses = ["ASSIGNED", "ARRIVED_AT_RESTAURANT"] as const;

/** The steps that riders take themselves. */
export const riderSteps = ["ARRIVED_AT_RESTAURANT", "PICKED_UP", "DELIVERED", "FAILED"] as const;
export type RiderStep = (typeof riderSteps)[number];

/** What a delivery that no rider ends has ended by. */
export const endedReasons = {
  cancelled: "order cancelled",
  byHand: "taken by the restaurant",
  released: "released by the restaurant",
} as const;

/** Why an order comes later than promised. */
export const delayReasons = ["kitchen", "no_rider", "rider_on_the_way", "ride"] as const;
export type DelayReason = (typeof delayReasons)[number];

/** Why this rider: kept with the offer. Minutes, and what they cost by the weights of the plan. */
export interface Explanation {
  to_restaurant_minutes: number;
  waiting_minutes: number;
  lateness_minutes: number;
  delay_minutes: number;
  jobs_done: number;
  cost: number;
  /** Orders that go with the same rider. */
  orders: number;
  alternatives: { rider_id: string; to_restaurant_minutes: number; cost: number }[];
}

/** A place in the last position of a rider. */
export interface Position {
  lat: number;
  lng: number;
  at: Date;
}
