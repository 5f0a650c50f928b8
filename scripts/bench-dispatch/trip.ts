import {
  type Courier,
  type Instance,
  type InstanceOrder,
  minutesBetween,
  type Point,
  restaurantOf,
} from "./instance";

/** A courier was sent to a restaurant and on to its customers, and this is when all of it happened. */
export interface Trip {
  courier: string;
  orders: string[];
  sentAt: number;
  pickupAt: number;
  doorAt: number[];
}

/** Where a courier is, and from when on they can be sent. */
export interface CourierState {
  courier: Courier;
  at: Point;
  freeAt: number;
}

export const atStart = (courier: Courier): CourierState => ({
  courier,
  at: courier,
  freeAt: courier.on_time,
});

/** Sends a courier at a minute, and moves them to the last door. */
export function ride(
  instance: Instance,
  state: CourierState,
  orders: InstanceOrder[],
  sentAt: number,
): Trip {
  const [first] = orders;
  if (!first) throw new Error("a trip without an order");
  const from = restaurantOf(instance, first);
  const arrival = sentAt + minutesBetween(instance, state.at, from) + instance.pickupMinutes / 2;
  const pickupAt = Math.max(arrival, ...orders.map((order) => order.ready_time));
  let [minute, at]: [number, Point] = [pickupAt + instance.pickupMinutes / 2, from];
  const doorAt = orders.map((order) => {
    const door = minute + minutesBetween(instance, at, order) + instance.dropoffMinutes / 2;
    [minute, at] = [door + instance.dropoffMinutes / 2, order];
    return door;
  });
  [state.at, state.freeAt] = [at, minute];
  return {
    courier: state.courier.courier,
    orders: orders.map(({ order }) => order),
    sentAt,
    pickupAt,
    doorAt,
  };
}
