import { planDispatch } from "@/lib/delivery/rules/plan-dispatch";
import type { DispatchSettings, DutyRider, OpenOrder } from "@/lib/delivery/rules/snapshot";
import {
  type Instance,
  type InstanceOrder,
  minutesBetween,
  type Point,
  restaurantOf,
} from "./instance";
import { atStart, type CourierState, ride, type Trip } from "./trip";

export interface Day {
  trips: Trip[];
  /** The longest that one decision took. */
  longestMs: number;
}

/** How far ahead it is known who will come to work. */
const ROSTER_MINUTES = 60;

/** Lives through a day, deciding every minute with the rule that production calls. */
export function simulateDay(instance: Instance, settings: DispatchSettings): Day {
  const day: Day = { trips: [], longestMs: 0 };
  const states = new Map(instance.couriers.map((one) => [one.courier, atStart(one)]));
  const orders = new Map(instance.orders.map((one) => [one.order, one]));
  const open = new Set<InstanceOrder>();
  const demand = new Map<string, { place: Point; orders: number }>();
  const coming = [...instance.orders].sort((a, b) => b.placement_time - a.placement_time);
  const lastMinute = Math.max(...instance.couriers.map((one) => one.off_time));
  for (let now = 0; now <= lastMinute; now += 1) {
    while (coming.at(-1) && (coming.at(-1)?.placement_time ?? 0) <= now) {
      const next = coming.pop();
      if (!next) break;
      open.add(next);
      const known = demand.get(next.restaurant);
      if (known) known.orders += 1;
      else demand.set(next.restaurant, { place: restaurantOf(instance, next), orders: 1 });
    }
    if (open.size === 0) continue;
    const before = performance.now();
    const plan = planDispatch<Point>({
      now,
      orders: [...open].map((order) => openOrder(instance, order)),
      riders: [...states.values()].filter((state) => isKnown(state, now)).map(dutyRider),
      travel: (from, to) => minutesBetween(instance, from, to),
      // What was ordered so far: nothing that is not known at the moment.
      demand: [...demand.values()],
      settings,
    });
    day.longestMs = Math.max(day.longestMs, performance.now() - before);
    for (const { riderId, orderIds } of plan.assignments) {
      const state = states.get(riderId);
      const taken = orderIds.map((id) => orders.get(id)).filter((order) => order !== undefined);
      if (!state || taken.length !== orderIds.length) throw new Error("an unknown rider or order");
      day.trips.push(ride(instance, state, taken, now));
      for (const order of taken) open.delete(order);
    }
  }
  return day;
}

const isKnown = ({ courier, freeAt }: CourierState, now: number) =>
  courier.on_time <= now + ROSTER_MINUTES && Math.max(now, freeAt) <= courier.off_time;

const openOrder = (instance: Instance, order: InstanceOrder): OpenOrder<Point> => ({
  orderId: order.order,
  restaurantId: order.restaurant,
  pickup: restaurantOf(instance, order),
  dropoff: order,
  placedAt: order.placement_time,
  readyAt: order.ready_time,
  promisedAt: order.placement_time + instance.targetMinutes,
});

const dutyRider = ({ courier, at, freeAt }: CourierState): DutyRider<Point> => ({
  riderId: courier.courier,
  at,
  freeAt,
  shiftEndsAt: courier.off_time,
  jobsDone: 0,
  declinedOrderIds: [],
});
