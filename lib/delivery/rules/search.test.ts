import fc from "fast-check";
import { expect, test } from "vitest";
import { type Plan, toSearch, totalOf } from "./insertion";
import { planDispatch } from "./plan-dispatch";
import { toProblem } from "./problem";
import { costOf, type Route } from "./routes";
import { findPlan, nearestFirst } from "./search";
import { citySettings, type DispatchSnapshot } from "./snapshot";

interface Point {
  x: number;
  y: number;
}

const point = fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 0, max: 12 }) });

/** A moment with up to so many orders and riders; some share restaurants, some have declined. */
const moment = (orders: number, riders: number): fc.Arbitrary<DispatchSnapshot<Point>> =>
  fc
    .record({
      restaurants: fc.array(point, { minLength: 1, maxLength: 3 }),
      orders: fc.array(fc.tuple(fc.nat(2), point, fc.integer({ min: -5, max: 25 })), {
        minLength: 1,
        maxLength: orders,
      }),
      riders: fc.array(
        fc.tuple(
          point,
          fc.integer({ min: -10, max: 20 }),
          fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
          fc.nat(4),
          fc.array(
            fc.nat(orders - 1).map((n) => `o${n}`),
            { maxLength: 2 },
          ),
        ),
        { minLength: 1, maxLength: riders },
      ),
    })
    .map(({ restaurants, orders, riders }) => ({
      now: 0,
      orders: orders.map(([number, dropoff, readyAt], n) => ({
        orderId: `o${n}`,
        restaurantId: `r${number % restaurants.length}`,
        pickup: restaurants[number % restaurants.length] ?? dropoff,
        dropoff,
        placedAt: readyAt - 15,
        readyAt,
        promisedAt: readyAt + 15,
      })),
      riders: riders.map(([at, freeAt, shiftEndsAt, jobsDone, declinedOrderIds], n) => ({
        riderId: `c${n}`,
        at,
        freeAt,
        shiftEndsAt,
        jobsDone,
        declinedOrderIds,
      })),
      travel: (from, to) => Math.hypot(from.x - to.x, from.y - to.y),
      demand: restaurants.map((place, n) => ({ place, orders: n + 1 })),
      settings: citySettings,
    }));

test("every order goes once, with somebody who may take it, in time, and not in too large a bundle", () => {
  fc.assert(
    fc.property(moment(12, 5), (snapshot) => {
      const { assignments, planned, unassignedOrderIds } = planDispatch(snapshot);
      const trips = [...assignments, ...planned];
      const gone = trips.flatMap(({ orderIds }) => orderIds);
      const all = snapshot.orders.map(({ orderId }) => orderId);
      expect([...gone, ...unassignedOrderIds].sort()).toEqual(all.sort());
      expect(new Set(assignments.map(({ riderId }) => riderId)).size).toBe(assignments.length);
      for (const { riderId, restaurantId, orderIds, pickupAt, leaveAt, dropoffAt } of trips) {
        const rider = snapshot.riders.find((one) => one.riderId === riderId);
        const orders = snapshot.orders.filter(({ orderId }) => orderIds.includes(orderId));
        expect(orderIds.length).toBeLessThanOrEqual(citySettings.ordersPerTrip);
        expect(rider?.declinedOrderIds.some((id) => orderIds.includes(id))).toBe(false);
        expect(pickupAt).toBeLessThanOrEqual(rider?.shiftEndsAt ?? 1e9);
        expect(leaveAt).toBeGreaterThan(Math.max(0, rider?.freeAt ?? 0) - 1e-6);
        expect(dropoffAt).toEqual(dropoffAt.toSorted((a, b) => a - b));
        for (const order of orders) {
          expect(order.restaurantId).toBe(restaurantId);
          expect(order.readyAt).toBeLessThanOrEqual(pickupAt);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("the same moment is decided alike, however it is listed", () => {
  fc.assert(
    fc.property(moment(10, 5), (snapshot) => {
      const turned = {
        ...snapshot,
        orders: snapshot.orders.toReversed(),
        riders: snapshot.riders.toReversed(),
      };
      expect(planDispatch(turned)).toEqual(planDispatch(snapshot));
    }),
    { numRuns: 100 },
  );
});

test("small moments: never dearer than nearest first, never cheaper than the cheapest, seldom dearer", () => {
  let [dearer, runs] = [0, 0];
  fc.assert(
    fc.property(moment(4, 2), (snapshot) => {
      const problem = toProblem(snapshot);
      const found = totalOf(findPlan(problem));
      const least = cheapest(problem);
      expect(found).toBeLessThanOrEqual(totalOf(nearestFirst(toSearch(problem))) + 1e-6);
      expect(found).toBeGreaterThanOrEqual(least - 1e-6);
      runs += 1;
      if (found > least + 1e-6) dearer += 1;
    }),
    { numRuns: 60, seed: 4 },
  );
  expect(dearer / runs).toBeLessThan(0.05);
});

test("a rider with a long list starts with what is best first: no trip is better off elsewhere in it", () => {
  fc.assert(
    fc.property(moment(14, 2), (snapshot) => {
      const problem = toProblem(snapshot);
      const { routes, costs } = findPlan(problem);
      for (const [rider, route] of routes.entries()) {
        const moved = route.flatMap((trip, from) =>
          route.map((_, to) => route.toSpliced(from, 1).toSpliced(to, 0, trip)),
        );
        for (const other of moved)
          expect(costOf(problem, rider, other)).toBeGreaterThan((costs[rider] ?? 0) - 1e-5);
      }
    }),
    { numRuns: 200 },
  );
});

test("a rush is decided within its effort: however long the lists, so many routes are tried", () => {
  const places = Array.from({ length: 200 }, (_, n) => ({ x: n % 15, y: Math.floor(n / 15) }));
  const orders = Array.from({ length: 500 }, (_, n) => ({
    orderId: `o${n}`,
    restaurantId: `r${n % 200}`,
    pickup: places[n % 200] ?? { x: 0, y: 0 },
    dropoff: { x: (n * 7) % 15, y: (n * 11) % 15 },
    placedAt: -20,
    readyAt: (n * 13) % 60,
    promisedAt: 30,
  }));
  const riders = ["a", "b", "c"].map((riderId, n) => ({
    riderId,
    at: { x: n * 5, y: 7 },
    freeAt: 0,
    jobsDone: 0,
    declinedOrderIds: [],
  }));
  const travel = (from: Point, to: Point) => Math.hypot(from.x - to.x, from.y - to.y);
  const problem = toProblem({ now: 0, orders, riders, travel, settings: citySettings });
  let tried = 0;
  // Each route that is tried asks once for the way to its first restaurant.
  const fromStart: typeof problem.fromStart = (...way) => {
    tried += 1;
    return problem.fromStart(...way);
  };
  const { riderOf } = findPlan({ ...problem, fromStart });
  expect(riderOf).not.toContain(-1);
  expect(tried).toBeLessThan(2 * citySettings.effort.routesTried);
});

/** Tries every way to give the orders to the riders, in every order and bundle. */
function cheapest(problem: ReturnType<typeof toProblem>): number {
  const start: Plan = {
    routes: problem.riderIds.map(() => []),
    costs: problem.riderIds.map(() => 0),
    riderOf: problem.orderIds.map(() => -1),
  };
  const goOn = (plan: Plan, order: number): number => {
    if (order === problem.orderIds.length) return totalOf(plan);
    // Left out, which only pays where nobody can take it.
    let least = goOn(plan, order + 1);
    for (const [rider, route] of plan.routes.entries()) {
      if (!problem.mayTake(rider, order)) continue;
      for (const changed of waysInto(problem, route, order)) {
        const cost = costOf(problem, rider, changed);
        if (cost === Number.POSITIVE_INFINITY) continue;
        const next = {
          routes: plan.routes.with(rider, changed),
          costs: plan.costs.with(rider, cost),
          riderOf: plan.riderOf.with(order, rider),
        };
        least = Math.min(least, goOn(next, order + 1));
      }
    }
    return least;
  };
  return goOn(start, 0);
}

function waysInto(problem: ReturnType<typeof toProblem>, route: Route, order: number): Route[] {
  const alone = Array.from({ length: route.length + 1 }, (_, at) =>
    route.toSpliced(at, 0, [order]),
  );
  const joined = route.flatMap((stops, at) => {
    const isSame = problem.restaurant[stops[0] ?? 0] === problem.restaurant[order];
    if (!isSame || stops.length >= citySettings.ordersPerTrip) return [];
    return Array.from({ length: stops.length + 1 }, (_, place) =>
      route.with(at, stops.toSpliced(place, 0, order)),
    );
  });
  return [...alone, ...joined];
}
