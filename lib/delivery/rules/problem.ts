import type { DispatchSnapshot } from "./snapshot";
import { worthOf } from "./worth";

/** A snapshot in numbers: orders, riders and restaurants by index, each way looked up once. */
export interface Problem {
  snapshot: DispatchSnapshot<unknown>;
  /** Their place among `readyAt`, `promisedAt` and so on: ready first comes first. */
  orderIds: readonly string[];
  riderIds: readonly string[];
  restaurantIds: readonly string[];
  /** Of each order. */
  restaurant: readonly number[];
  readyAt: readonly number[];
  promisedAt: readonly number[];
  /** Minutes from the restaurant to the door. */
  straight: readonly number[];
  /** Of each rider. */
  startAt: readonly number[];
  endAt: readonly number[];
  jobsDone: readonly number[];
  /** What it costs to send them away from where they will be free. */
  worth: readonly number[];
  fromStart: (rider: number, restaurant: number) => number;
  fromDoor: (order: number, restaurant: number) => number;
  betweenDoors: (from: number, to: number) => number;
  mayTake: (rider: number, order: number) => boolean;
}

/** The same numbers whichever way the snapshot lists its orders and riders. */
export function toProblem<P>(snapshot: DispatchSnapshot<P>): Problem {
  const { now, travel } = snapshot;
  const orders = [...snapshot.orders].sort(
    (a, b) => a.readyAt - b.readyAt || compare(a.orderId, b.orderId),
  );
  const riders = [...snapshot.riders].sort((a, b) => compare(a.riderId, b.riderId));
  const restaurantIds = [...new Set(orders.map(({ restaurantId }) => restaurantId))];
  const numberOf = new Map(restaurantIds.map((id, number) => [id, number]));
  const pickupOf = new Map(orders.map(({ restaurantId, pickup }) => [restaurantId, pickup]));
  const pickups = restaurantIds.map((id) => pickupOf.get(id) as P);
  const doors = orders.map(({ dropoff }) => dropoff);
  const starts = riders.map(({ at }) => at);
  const declined = riders.map((rider) => new Set(rider.declinedOrderIds));
  return {
    snapshot: snapshot as DispatchSnapshot<unknown>,
    orderIds: orders.map(({ orderId }) => orderId),
    riderIds: riders.map(({ riderId }) => riderId),
    restaurantIds,
    restaurant: orders.map(({ restaurantId }) => numberOf.get(restaurantId) ?? 0),
    readyAt: orders.map(({ readyAt }) => readyAt),
    promisedAt: orders.map(({ promisedAt }) => promisedAt),
    straight: orders.map(({ pickup, dropoff }) => travel(pickup, dropoff)),
    startAt: riders.map(({ freeAt }) => Math.max(now, freeAt)),
    endAt: riders.map(({ shiftEndsAt }) => shiftEndsAt ?? Number.POSITIVE_INFINITY),
    jobsDone: riders.map(({ jobsDone }) => jobsDone),
    worth: riders.map(({ at }) => worthOf(at, snapshot)),
    fromStart: lookup(starts, pickups, travel),
    fromDoor: lookup(doors, pickups, travel),
    betweenDoors: lookup(doors, doors, travel),
    mayTake: (rider, order) => !declined[rider]?.has(orders[order]?.orderId ?? ""),
  };
}

// The same order on every machine and in every locale.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function lookup<P>(from: readonly P[], to: readonly P[], travel: (from: P, to: P) => number) {
  const known = new Float64Array(from.length * to.length).fill(-1);
  return (i: number, j: number): number => {
    const cell = i * to.length + j;
    if ((known[cell] ?? -1) < 0) known[cell] = travel(from[i] as P, to[j] as P);
    return known[cell] ?? 0;
  };
}
