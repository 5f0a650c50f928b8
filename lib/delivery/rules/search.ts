import { assign } from "./assign";
import { emptyPlan, insert, type Plan, remove, type Search, toSearch, totalOf } from "./insertion";
import type { Problem } from "./problem";
import { costOf } from "./routes";

/**
 * A cheap plan for all orders: the cheaper of two quick ones, then large neighbourhood search (Shaw
 * 1998) without chance: around each order in turn, its neighbours are taken out and put in anew.
 */
export function findPlan(problem: Problem): Plan {
  const search = toSearch(problem);
  const orders = [...problem.orderIds.keys()];
  const quick = emptyPlan(problem);
  for (const order of orders) insert(search, quick, order);
  const simple = nearestFirst(search);
  const plan = totalOf(simple) < totalOf(quick) ? simple : quick;
  handOver(search, plan);
  improve(search, plan, orders);
  moveTrips(search, plan);
  return plan;
}

function improve(search: Search, plan: Plan, orders: readonly number[]): void {
  for (let pass = 0; pass < search.problem.snapshot.settings.effort.passes; pass += 1) {
    let isBetter = moveTrips(search, plan);
    for (const order of orders) {
      if (search.left <= 0) return;
      if (rebuildAround(search, plan, order)) isBetter = true;
    }
    if (!handOver(search, plan) && !isBetter) return;
  }
}

/** Trips looked at while one rider's list is put in order: a list of hundreds has its beginning put right. */
const TRIPS_LOOKED_AT = 20_000;

/**
 * Moves whole trips within their rider's list, which taking orders out one by one does not find: a
 * rider with a long list does not wait for food while other food is ready.
 */
function moveTrips({ problem }: Search, plan: Plan): boolean {
  let isBetter = false;
  for (const rider of plan.routes.keys()) {
    let left = TRIPS_LOOKED_AT;
    let looked = moveTrip(problem, plan, rider, left);
    while (looked.moved) {
      isBetter = true;
      left -= looked.trips;
      looked = moveTrip(problem, plan, rider, left);
    }
  }
  return isBetter;
}

/** The first move that makes the list cheaper, those to its beginning first. */
function moveTrip(problem: Problem, plan: Plan, rider: number, most: number) {
  const route = plan.routes[rider] ?? [];
  let trips = 0;
  for (const to of route.keys()) {
    for (const [from, trip] of route.entries()) {
      if (to === from) continue;
      trips += route.length;
      if (trips > most) return { moved: false, trips };
      const moved = route.toSpliced(from, 1).toSpliced(to, 0, trip);
      const cost = costOf(problem, rider, moved);
      if (cost >= (plan.costs[rider] ?? 0) - LEAST_GAIN) continue;
      plan.routes[rider] = moved;
      plan.costs[rider] = cost;
      return { moved: true, trips };
    }
  }
  return { moved: false, trips };
}

/** What a dispatcher would do: who is ready first gets who can be there first. */
export function nearestFirst({ problem, nearest }: Search): Plan {
  const plan = emptyPlan(problem);
  for (const order of problem.orderIds.keys()) {
    for (const rider of nearest[problem.restaurant[order] ?? 0] ?? []) {
      if (plan.routes[rider]?.length || !problem.mayTake(rider, order)) continue;
      const cost = costOf(problem, rider, [[order]]);
      if (cost === Number.POSITIVE_INFINITY) continue;
      plan.routes[rider] = [[order]];
      plan.costs[rider] = cost;
      plan.riderOf[order] = rider;
      break;
    }
  }
  return plan;
}

const LEAST_GAIN = 1e-6;

function rebuildAround(search: Search, plan: Plan, seed: number): boolean {
  const kept = { routes: [...plan.routes], costs: [...plan.costs], riderOf: [...plan.riderOf] };
  const before = totalOf(plan);
  const around = neighboursOf(search.problem, plan, seed);
  for (const order of around) remove(search, plan, order);
  for (const order of around) insert(search, plan, order);
  if (totalOf(plan) < before - LEAST_GAIN) return true;
  Object.assign(plan, kept);
  return false;
}

/** The order, then those that compete with it for riders or could share one: near in place and time. */
function neighboursOf(problem: Problem, plan: Plan, seed: number): number[] {
  const restaurant = problem.restaurant[seed] ?? 0;
  const ranks = problem.orderIds.map((_, order) => {
    const apart = Math.abs((problem.readyAt[order] ?? 0) - (problem.readyAt[seed] ?? 0));
    const isTogether = plan.riderOf[order] === plan.riderOf[seed] ? SAME_RIDER : 0;
    const isThere = problem.restaurant[order] === restaurant ? SAME_RESTAURANT : 0;
    return apart + problem.fromDoor(order, restaurant) / 2 - isTogether - isThere;
  });
  const others = [...problem.orderIds.keys()].filter((order) => order !== seed);
  others.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  return [seed, ...others.slice(0, problem.snapshot.settings.effort.neighbours)];
}

// In minutes apart.
const SAME_RIDER = 5;
const SAME_RESTAURANT = 10;

/** Gives each list of trips to the rider for whom all of them together cost least. */
function handOver({ problem, nearest }: Search, plan: Plan): boolean {
  const busy = [...plan.routes.keys()].filter((rider) => plan.routes[rider]?.length);
  if (busy.length === 0) return false;
  const routes = busy.map((rider) => plan.routes[rider] ?? []);
  const costs = busy.map((own, row) => {
    const route = routes[row] ?? [];
    const line = problem.riderIds.map(() => IMPOSSIBLE);
    const first = problem.restaurant[route[0]?.[0] ?? 0] ?? 0;
    for (const rider of [own, ...(nearest[first] ?? []).slice(0, RIDERS_PER_ROUTE)]) {
      const may = route.every((stops) => stops.every((order) => problem.mayTake(rider, order)));
      if (may) line[rider] = Math.min(IMPOSSIBLE, costOf(problem, rider, route));
    }
    return line;
  });
  const costNow = busy.reduce((sum, rider) => sum + (plan.costs[rider] ?? 0), 0);
  const riders = assign(costs);
  const cost = riders.reduce((sum, rider, row) => sum + (costs[row]?.[rider] ?? 0), 0);
  if (cost >= costNow - LEAST_GAIN) return false;
  for (const rider of busy) [plan.routes[rider], plan.costs[rider]] = [[], 0];
  for (const [row, rider] of riders.entries()) {
    plan.routes[rider] = routes[row] ?? [];
    plan.costs[rider] = costs[row]?.[rider] ?? 0;
    for (const order of plan.routes[rider]?.flat() ?? []) plan.riderOf[order] = rider;
  }
  return true;
}

/** More than any list of trips costs. */
const IMPOSSIBLE = 1e6;
const RIDERS_PER_ROUTE = 40;
