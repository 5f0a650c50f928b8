import type { Courier, Instance, InstanceOrder } from "./instance";
import type { Trip } from "./trip";

/**
 * What is wrong with a solution, by the rules of the instances and nothing that made it: it reads
 * times and places anew and shares no code with the simulation.
 */
export function faultsOf(instance: Instance, trips: readonly Trip[]): string[] {
  const names = new Set(instance.couriers.map(({ courier }) => courier));
  const strangers = trips.filter(({ courier }) => !names.has(courier));
  return [
    ...takenTwice(trips),
    ...strangers.map(({ courier }) => `${courier} is no courier`),
    ...instance.couriers.flatMap((one) =>
      faultsOfCourier(
        instance,
        one,
        trips.filter(({ courier }) => courier === one.courier),
      ),
    ),
  ];
}

function takenTwice(trips: readonly Trip[]): string[] {
  const seen = new Set<string>();
  return trips
    .flatMap(({ orders }) => orders)
    .filter((order) => seen.size === seen.add(order).size)
    .map((order) => `${order} is delivered twice`);
}

function faultsOfCourier(instance: Instance, courier: Courier, trips: readonly Trip[]): string[] {
  const faults: string[] = [];
  let here = { x: courier.x, y: courier.y };
  let notBefore = courier.on_time;
  const minutesTo = (place: { x: number; y: number }) => {
    const metres = Math.sqrt((place.x - here.x) ** 2 + (place.y - here.y) ** 2);
    here = place;
    return Math.ceil(metres / instance.metresPerMinute);
  };
  for (const trip of [...trips].sort((a, b) => a.sentAt - b.sentAt)) {
    const tell = (what: string) => faults.push(`${courier.courier} at ${trip.sentAt}: ${what}`);
    const orders = trip.orders.flatMap((id) => instance.orders.filter((one) => one.order === id));
    if (orders.length === 0 || orders.length < trip.orders.length) tell("carries what is no order");
    for (const what of faultsOfOrders(orders, trip)) tell(what);
    if (trip.sentAt < notBefore) tell(`was sent before ${notBefore}, when free and at work`);
    if (trip.pickupAt > courier.off_time) tell(`picks up after ${courier.off_time}`);

    const restaurant = instance.restaurants.get(orders[0]?.restaurant ?? "");
    if (!restaurant) continue;
    const canPickUp = trip.sentAt + minutesTo(restaurant) + instance.pickupMinutes / 2;
    if (trip.pickupAt < canPickUp) tell(`cannot pick up before ${canPickUp}`);
    let clock = trip.pickupAt + instance.pickupMinutes / 2;
    for (const [index, order] of orders.entries()) {
      clock += minutesTo(order) + instance.dropoffMinutes / 2;
      if ((trip.doorAt[index] ?? 0) < clock) tell(`cannot be at ${order.order}'s before ${clock}`);
      clock = Math.max(clock, trip.doorAt[index] ?? 0) + instance.dropoffMinutes / 2;
    }
    notBefore = clock;
  }
  return faults;
}

function* faultsOfOrders(orders: readonly InstanceOrder[], trip: Trip): Generator<string> {
  if (new Set(orders.map((order) => order.restaurant)).size > 1) yield "bundles two restaurants";
  for (const order of orders) {
    if (order.placement_time > trip.sentAt) yield `is sent for ${order.order} before it is placed`;
    if (order.ready_time > trip.pickupAt) yield `picks up ${order.order} before it is ready`;
  }
}
