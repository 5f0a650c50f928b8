import { type Instance, type InstanceOrder, minutesBetween, restaurantOf } from "./instance";
import { atStart, ride, type Trip } from "./trip";

/** Minutes from click to door that no courier can beat: ready, half of each service, straight there. */
export const leastMinutes = (instance: Instance, order: InstanceOrder): number =>
  order.ready_time -
  order.placement_time +
  instance.pickupMinutes / 2 +
  minutesBetween(instance, restaurantOf(instance, order), order) +
  instance.dropoffMinutes / 2;

/** Whether some courier who had nothing else to do could pick the order up within their shift. */
export function isDeliverable(instance: Instance, order: InstanceOrder): boolean {
  const from = restaurantOf(instance, order);
  return instance.couriers.some((courier) => {
    const leave = Math.max(courier.on_time, order.placement_time);
    const arrival = leave + minutesBetween(instance, courier, from) + instance.pickupMinutes / 2;
    return Math.max(arrival, order.ready_time) <= courier.off_time;
  });
}

/** What dispatchers do without a plan: the nearest free courier, first come first served. */
export function nearestFree(instance: Instance): Trip[] {
  const trips: Trip[] = [];
  const states = instance.couriers.map(atStart);
  let waiting: InstanceOrder[] = [];
  const coming = [...instance.orders].sort((a, b) => a.placement_time - b.placement_time);
  const lastMinute = Math.max(...instance.couriers.map((one) => one.off_time));
  for (let now = 0; now <= lastMinute; now += 1) {
    while (coming[0] && coming[0].placement_time <= now) waiting.push(...coming.splice(0, 1));
    waiting = waiting.filter((order) => {
      const from = restaurantOf(instance, order);
      const [nearest] = states
        .filter(({ freeAt }) => freeAt <= now)
        .map((state) => ({ state, minutes: minutesBetween(instance, state.at, from) }))
        .filter(({ state, minutes }) => {
          const pickupAt = Math.max(now + minutes + instance.pickupMinutes / 2, order.ready_time);
          return pickupAt <= state.courier.off_time;
        })
        .sort((a, b) => a.minutes - b.minutes);
      if (nearest) trips.push(ride(instance, nearest.state, [order], now));
      return !nearest;
    });
  }
  return trips;
}
