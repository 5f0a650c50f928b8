import type { DispatchSnapshot } from "./snapshot";

/** Orders from further away than this count little. */
const NEAR_MINUTES = 10;

/**
 * What sending a rider away from a place costs the orders to come: the whole weight in the midst of
 * where they come from, nothing far from all of it, and nothing while it is not known where that is.
 */
export function worthOf<P>(at: P, { demand, travel, settings }: DispatchSnapshot<P>): number {
  let [near, all] = [0, 0];
  for (const { place, orders } of demand ?? []) {
    near += orders * Math.exp(-travel(at, place) / NEAR_MINUTES);
    all += orders;
  }
  return all > 0 ? (settings.weights.nearDemand * near) / all : 0;
}
