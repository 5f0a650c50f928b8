import { type Problem, toProblem } from "./problem";
import { costOf, type Stops, type TripTimes } from "./routes";
import { findPlan } from "./search";
import type { Assignment, DispatchPlan, DispatchSnapshot } from "./snapshot";

const ALTERNATIVES = 3;

/**
 * Matches open orders with riders at the least total cost: what to send now, what is likely to be
 * sent later, and what nobody can take. The same snapshot gives the same plan.
 */
export function planDispatch<P>(snapshot: DispatchSnapshot<P>): DispatchPlan {
  const problem = toProblem(snapshot);
  const found = findPlan(problem);
  const plan: DispatchPlan = {
    assignments: [],
    planned: [],
    unassignedOrderIds: problem.orderIds.filter((_, order) => found.riderOf[order] === -1),
  };
  for (const [rider, route] of found.routes.entries()) {
    const times: TripTimes[] = [];
    costOf(problem, rider, route, times);
    for (const [place, stops] of route.entries()) {
      const trip = times[place];
      if (!trip) continue;
      const assignment = toAssignment(problem, rider, stops, trip);
      if (place === 0 && isDue(problem, rider, assignment)) {
        assignment.reason.alternatives = alternativesTo(problem, rider, stops);
        plan.assignments.push(assignment);
      } else plan.planned.push(assignment);
    }
  }
  return plan;
}

/** Nothing is gained by waiting, and something might be by deciding with more known. */
function isDue({ snapshot, startAt }: Problem, rider: number, { leaveAt }: Assignment): boolean {
  const by = snapshot.now + snapshot.settings.sendAheadMinutes;
  return (startAt[rider] ?? 0) <= by && leaveAt <= by;
}

function toAssignment(problem: Problem, rider: number, stops: Stops, times: TripTimes): Assignment {
  const { pickupMinutes } = problem.snapshot.settings;
  return {
    riderId: problem.riderIds[rider] ?? "",
    restaurantId: problem.restaurantIds[problem.restaurant[stops[0] ?? 0] ?? 0] ?? "",
    orderIds: stops.map((order) => problem.orderIds[order] ?? ""),
    leaveAt: times.pickupAt - pickupMinutes / 2 - times.toRestaurant,
    pickupAt: times.pickupAt,
    dropoffAt: times.doorAt,
    reason: {
      toRestaurantMinutes: times.toRestaurant,
      waitingMinutes: times.waiting,
      latenessMinutes: times.lateness,
      delayMinutes: times.delay,
      jobsDone: problem.jobsDone[rider] ?? 0,
      cost: times.cost,
      alternatives: [],
    },
  };
}

function alternativesTo(problem: Problem, rider: number, stops: Stops) {
  const restaurant = problem.restaurant[stops[0] ?? 0] ?? 0;
  return [...problem.riderIds.entries()]
    .filter(([other]) => other !== rider && stops.every((order) => problem.mayTake(other, order)))
    .map(([other, riderId]) => ({
      riderId,
      toRestaurantMinutes: problem.fromStart(other, restaurant),
      cost: costOf(problem, other, [stops]),
    }))
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, ALTERNATIVES);
}
