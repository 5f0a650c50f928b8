import type { Problem } from "./problem";

/** Orders of one restaurant, in the order of their doors. */
export type Stops = readonly number[];
/** What one rider is to do, trip after trip. */
export type Route = readonly Stops[];

/** How a trip goes; minutes. */
export interface TripTimes {
  toRestaurant: number;
  waiting: number;
  pickupAt: number;
  doorAt: number[];
  /** Of all its orders together. */
  delay: number;
  lateness: number;
  cost: number;
}

/**
 * The cost of a rider's trips by the weights; infinite where one would be picked up after the shift
 * or an order would ride about too long. Fills `times` with how each trip goes, if given.
 */
export function costOf(problem: Problem, rider: number, route: Route, times?: TripTimes[]): number {
  const { settings } = problem.snapshot;
  const { weights } = settings;
  let [minute, door, jobs] = [problem.startAt[rider] ?? 0, -1, problem.jobsDone[rider] ?? 0];
  // The rider leaves where they are with the first trip.
  let leaving = problem.worth[rider] ?? 0;
  let total = 0;
  for (const stops of route) {
    const restaurant = problem.restaurant[stops[0] ?? 0] ?? 0;
    const toRestaurant =
      door < 0 ? problem.fromStart(rider, restaurant) : problem.fromDoor(door, restaurant);
    const arrivedAt = minute + toRestaurant + settings.pickupMinutes / 2;
    let pickupAt = arrivedAt;
    for (const order of stops) pickupAt = Math.max(pickupAt, problem.readyAt[order] ?? 0);
    if (pickupAt > (problem.endAt[rider] ?? 0)) return Number.POSITIVE_INFINITY;

    minute = pickupAt + settings.pickupMinutes / 2;
    const doorAt: number[] | undefined = times && [];
    const leftAt = minute;
    let [delay, lateness] = [0, 0];
    door = -1;
    for (const order of stops) {
      const straight = problem.straight[order] ?? 0;
      minute += door < 0 ? straight : problem.betweenDoors(door, order);
      minute += settings.dropoffMinutes / 2;
      const detour = minute - leftAt - straight - settings.dropoffMinutes / 2;
      if (detour > settings.detourMinutesMax) return Number.POSITIVE_INFINITY;
      delay += detour + pickupAt - (problem.readyAt[order] ?? 0);
      lateness += Math.max(0, minute - (problem.promisedAt[order] ?? 0));
      doorAt?.push(minute);
      minute += settings.dropoffMinutes / 2;
      door = order;
    }
    const waiting = pickupAt - arrivedAt;
    const cost =
      weights.toRestaurant * toRestaurant +
      weights.waiting * waiting +
      weights.delay * delay +
      weights.lateness * lateness +
      weights.fairness * jobs +
      leaving;
    total += cost;
    leaving = 0;
    jobs += 1;
    if (doorAt) times?.push({ toRestaurant, waiting, pickupAt, doorAt, delay, lateness, cost });
  }
  return total;
}
