import type { Assignment, DispatchPlan, DispatchSnapshot, DutyRider, OpenOrder } from "./snapshot";

/**
 * Matches open orders with riders: what to send now, what is likely to be sent later, and what nobody
 * can take. The same snapshot gives the same plan.
 */
export function planDispatch<P>(snapshot: DispatchSnapshot<P>): DispatchPlan {
  const plan: DispatchPlan = { assignments: [], planned: [], unassignedOrderIds: [] };
  const left = new Set(snapshot.riders);
  for (const order of [...snapshot.orders].sort(byReady)) {
    const [best, ...others] = [...left]
      .map((rider) => ({ rider, trip: tripOf(snapshot, order, rider) }))
      .filter(({ rider, trip }) => mayTake(rider, order, trip))
      .sort((a, b) => a.trip.reason.cost - b.trip.reason.cost);
    if (!best) {
      plan.unassignedOrderIds.push(order.orderId);
      continue;
    }
    left.delete(best.rider);
    const alternatives = others.slice(0, 3).map(({ trip: { riderId, reason } }) => ({
      riderId,
      toRestaurantMinutes: reason.toRestaurantMinutes,
      cost: reason.cost,
    }));
    const trip = { ...best.trip, reason: { ...best.trip.reason, alternatives } };
    const isDue =
      best.rider.freeAt <= snapshot.now &&
      trip.leaveAt <= snapshot.now + snapshot.settings.sendAheadMinutes;
    (isDue ? plan.assignments : plan.planned).push(trip);
  }
  return plan;
}

const byReady = <P>(a: OpenOrder<P>, b: OpenOrder<P>) =>
  a.readyAt - b.readyAt || a.placedAt - b.placedAt || (a.orderId < b.orderId ? -1 : 1);

const mayTake = <P>(rider: DutyRider<P>, order: OpenOrder<P>, trip: Assignment) =>
  trip.pickupAt <= (rider.shiftEndsAt ?? Number.POSITIVE_INFINITY) &&
  !rider.declinedOrderIds.includes(order.orderId);

function tripOf<P>(
  { now, travel, settings }: DispatchSnapshot<P>,
  order: OpenOrder<P>,
  rider: DutyRider<P>,
): Assignment {
  const { weights, pickupMinutes, dropoffMinutes } = settings;
  const toRestaurantMinutes = travel(rider.at, order.pickup);
  const earliest = Math.max(now, rider.freeAt) + toRestaurantMinutes + pickupMinutes / 2;
  const pickupAt = Math.max(earliest, order.readyAt);
  const dropoffAt =
    pickupAt + pickupMinutes / 2 + travel(order.pickup, order.dropoff) + dropoffMinutes / 2;
  const waitingMinutes = pickupAt - earliest;
  const delayMinutes = pickupAt - order.readyAt;
  const latenessMinutes = Math.max(0, dropoffAt - order.promisedAt);
  const cost =
    weights.toRestaurant * toRestaurantMinutes +
    weights.waiting * waitingMinutes +
    weights.delay * delayMinutes +
    weights.lateness * latenessMinutes +
    weights.fairness * rider.jobsDone;
  return {
    riderId: rider.riderId,
    restaurantId: order.restaurantId,
    orderIds: [order.orderId],
    leaveAt: pickupAt - pickupMinutes / 2 - toRestaurantMinutes,
    pickupAt,
    dropoffAt: [dropoffAt],
    reason: {
      toRestaurantMinutes,
      waitingMinutes,
      latenessMinutes,
      delayMinutes,
      jobsDone: rider.jobsDone,
      cost,
      alternatives: [],
    },
  };
}
