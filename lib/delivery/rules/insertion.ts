import type { Problem } from "./problem";
import { costOf, type Route } from "./routes";

/** Who does what, as found so far. */
export interface Plan {
  routes: Route[];
  /** Of each rider. */
  costs: number[];
  /** Of each order; −1 where nobody can take it. */
  riderOf: number[];
}

export interface Search {
  problem: Problem;
  /** Riders by who could be at a restaurant first, one list a restaurant. */
  nearest: readonly number[][];
  ordersAt: readonly number[][];
  /** Routes that may still be tried: a decision has an end, the same on every machine. */
  left: number;
}

const TRIPS_AHEAD = 4;

export const emptyPlan = ({ riderIds, orderIds }: Problem): Plan => ({
  routes: riderIds.map(() => []),
  costs: riderIds.map(() => 0),
  riderOf: orderIds.map(() => -1),
});

export function toSearch(problem: Problem): Search {
  const riders = [...problem.riderIds.keys()];
  const nearest = problem.restaurantIds.map((_, restaurant) => {
    const arrival = riders.map(
      (rider) => (problem.startAt[rider] ?? 0) + problem.fromStart(rider, restaurant),
    );
    return riders.toSorted((a, b) => (arrival[a] ?? 0) - (arrival[b] ?? 0) || a - b);
  });
  const ordersAt: number[][] = problem.restaurantIds.map(() => []);
  for (const [order, restaurant] of problem.restaurant.entries()) ordersAt[restaurant]?.push(order);
  return { problem, nearest, ordersAt, left: problem.snapshot.settings.effort.routesTried };
}

/** Puts an order where it costs least: a trip of its own, or with others of its restaurant. */
export function insert(search: Search, plan: Plan, order: number): void {
  const { problem } = search;
  let least = Number.POSITIVE_INFINITY;
  let best: { rider: number; route: Route; cost: number } | undefined;
  const tryRoute = (rider: number, route: Route) => {
    const cost = costOf(problem, rider, route);
    search.left -= 1;
    const more = cost - (plan.costs[rider] ?? 0);
    if (more < least) [least, best] = [more, { rider, route, cost }];
  };
  for (const rider of candidatesFor(search, plan, order)) {
    const route = plan.routes[rider] ?? [];
    if (route.length < TRIPS_AHEAD) {
      for (let at = 0; at <= route.length; at += 1)
        tryRoute(rider, route.toSpliced(at, 0, [order]));
    }
    for (const [at, stops] of route.entries()) {
      if (!canJoin(problem, route, at, order)) continue;
      for (let place = 0; place <= stops.length; place += 1) {
        tryRoute(rider, route.with(at, stops.toSpliced(place, 0, order)));
      }
    }
  }
  // All who are near have their hands full: it goes to the end of somebody's list.
  if (!best) {
    for (const rider of plan.routes.keys()) {
      if (problem.mayTake(rider, order)) tryRoute(rider, [...(plan.routes[rider] ?? []), [order]]);
    }
  }
  if (best) put(plan, order, best);
}

function put(
  plan: Plan,
  order: number,
  { rider, route, cost }: { rider: number; route: Route; cost: number },
): void {
  plan.routes[rider] = route;
  plan.costs[rider] = cost;
  plan.riderOf[order] = rider;
}

function canJoin(problem: Problem, route: Route, at: number, order: number): boolean {
  const stops = route[at] ?? [];
  return (
    problem.restaurant[stops[0] ?? 0] === problem.restaurant[order] &&
    stops.length < problem.snapshot.settings.ordersPerTrip
  );
}

/** Those who could be there first, and those who go there anyway. */
function candidatesFor(
  { problem, nearest, ordersAt }: Search,
  plan: Plan,
  order: number,
): Set<number> {
  const restaurant = problem.restaurant[order] ?? 0;
  const most = problem.snapshot.settings.effort.ridersPerOrder;
  const candidates = new Set<number>();
  for (const rider of nearest[restaurant] ?? []) {
    if (candidates.size >= most) break;
    if (problem.mayTake(rider, order)) candidates.add(rider);
  }
  for (const other of ordersAt[restaurant] ?? []) {
    const rider = plan.riderOf[other] ?? -1;
    if (rider >= 0 && problem.mayTake(rider, order)) candidates.add(rider);
  }
  return candidates;
}

/** Takes an order out of its trip. */
export function remove({ problem }: Search, plan: Plan, order: number): void {
  const rider = plan.riderOf[order] ?? -1;
  if (rider < 0) return;
  const route = (plan.routes[rider] ?? [])
    .map((stops) => (stops.includes(order) ? stops.filter((one) => one !== order) : stops))
    .filter((stops) => stops.length > 0);
  plan.routes[rider] = route;
  plan.costs[rider] = costOf(problem, rider, route);
  plan.riderOf[order] = -1;
}

/** More than any plan costs: an order is left out only when nobody can take it. */
const LEFT_OUT = 1e7;

export function totalOf(plan: Plan): number {
  let total = 0;
  for (const cost of plan.costs) total += cost;
  for (const rider of plan.riderOf) if (rider < 0) total += LEFT_OUT;
  return total;
}
