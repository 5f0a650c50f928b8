/**
 * What is known at one moment. Times are minutes on one clock of the caller's choice (minutes since
 * 1970, since the start of a day); `P` is a place on the caller's map, which only `travel` reads.
 */
export interface DispatchSnapshot<P> {
  now: number;
  /** Placed, and nobody has been sent for them. Orders under offer are left out. */
  orders: readonly OpenOrder<P>[];
  /** On duty, or soon. Who has an offer to answer is left out. */
  riders: readonly DutyRider<P>[];
  /** Minutes from one place to another. */
  travel: (from: P, to: P) => number;
  /** Where orders came from lately, and are likely to come from next. */
  demand?: readonly Demand<P>[];
  settings: DispatchSettings;
}

export interface Demand<P> {
  place: P;
  orders: number;
}

export interface OpenOrder<P> {
  orderId: string;
  restaurantId: string;
  pickup: P;
  dropoff: P;
  placedAt: number;
  /** When the kitchen will have it ready, as estimated now. */
  readyAt: number;
  promisedAt: number;
}

export interface DutyRider<P> {
  riderId: string;
  /** Where they will be when free: where they are, or where their last drop-off is. */
  at: P;
  freeAt: number;
  /** The last minute at which they pick up; drop-offs may come later. */
  shiftEndsAt?: number | undefined;
  /** Jobs of this shift so far: who had few goes before who had many. */
  jobsDone: number;
  /** Orders that they declined or let expire. */
  declinedOrderIds: readonly string[];
}

export interface DispatchSettings {
  /** At the restaurant; half of it before the food is taken, half after. */
  pickupMinutes: number;
  /** At the customer's door; half of it before the food is handed over, half after. */
  dropoffMinutes: number;
  /** How many orders of one restaurant a rider takes at once. */
  ordersPerTrip: number;
  /** How much longer than straight from the restaurant an order may ride in a bundle. */
  detourMinutesMax: number;
  /** A trip is sent this long before its rider has to leave: time to answer an offer. */
  sendAheadMinutes: number;
  weights: DispatchWeights;
  effort: DispatchEffort;
}

/** How long to look for a better plan; in steps, not in time, so that the same snapshot decides alike. */
export interface DispatchEffort {
  /** Riders tried for an order, who can be there first first. */
  ridersPerOrder: number;
  /** Orders that are put in anew together with another. */
  neighbours: number;
  passes: number;
  /** No better plan is looked for when this many were tried. */
  routesTried: number;
}

/** What a minute costs, and what a job more than the others is worth in minutes. */
export interface DispatchWeights {
  toRestaurant: number;
  /** The rider's waiting at the restaurant. */
  waiting: number;
  /** An order's time from ready (and straight there) until delivered. */
  delay: number;
  /** An order's time beyond its promise, on top of its delay. */
  lateness: number;
  fairness: number;
  /** Taking a rider away from the midst of where orders come from, once a route; less further out. */
  nearDemand: number;
}

export interface DispatchPlan {
  /** To be sent now: later would be late. */
  assignments: Assignment[];
  /** As it looks now; the next snapshot may decide otherwise. */
  planned: Assignment[];
  /** Nobody on duty can pick these up within their shift, or everybody has declined. */
  unassignedOrderIds: string[];
}

/** One trip of one rider: a restaurant, then the doors in this order. */
export interface Assignment {
  riderId: string;
  restaurantId: string;
  orderIds: string[];
  /** The latest minute to leave without making anything later. */
  leaveAt: number;
  pickupAt: number;
  /** When each order is handed over, in the order of `orderIds`. */
  dropoffAt: number[];
  reason: AssignmentReason;
}

/** Why this rider: minutes, and what they cost by the weights. */
export interface AssignmentReason {
  toRestaurantMinutes: number;
  waitingMinutes: number;
  /** Beyond the promises, all orders of the trip together. */
  latenessMinutes: number;
  /** Beyond ready and straight there, all orders of the trip together. */
  delayMinutes: number;
  jobsDone: number;
  cost: number;
  /** The next best for the same trip, cheapest first. */
  alternatives: { riderId: string; toRestaurantMinutes: number; cost: number }[];
}

export const citySettings: DispatchSettings = {
  pickupMinutes: 4,
  dropoffMinutes: 4,
  ordersPerTrip: 3,
  detourMinutesMax: 10,
  sendAheadMinutes: 2,
  weights: { toRestaurant: 0.2, waiting: 0.2, delay: 1, lateness: 2, fairness: 0.5, nearDemand: 5 },
  effort: { ridersPerOrder: 12, neighbours: 7, passes: 2, routesTried: 30_000 },
};
