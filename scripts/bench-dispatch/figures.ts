import type { Instance, InstanceOrder } from "./instance";
import type { Trip } from "./trip";

/** What customers felt of a day; minutes. */
export interface Figures {
  delivered: number;
  clickToDoor: number;
  clickToDoorP90: number;
  readyToPickup: number;
  /** Beyond the target, of all delivered orders. */
  overage: number;
  bundles: number;
  bundled: number;
}

/** Sums up the trips of a day. */
export function figuresOf(instance: Instance, trips: readonly Trip[]): Figures {
  const orders = new Map(instance.orders.map((one) => [one.order, one]));
  const carried = trips.flatMap(({ orders: ids, pickupAt, doorAt }) =>
    ids.map((id, place) => ({ order: get(orders, id), pickupAt, doorAt: doorAt[place] ?? 0 })),
  );
  const clickToDoor = carried.map(({ order, doorAt }) => doorAt - order.placement_time);
  const bundles = trips.filter((trip) => trip.orders.length > 1);
  return {
    delivered: carried.length,
    clickToDoor: mean(clickToDoor),
    clickToDoorP90: percentile(clickToDoor, 0.9),
    readyToPickup: mean(carried.map(({ order, pickupAt }) => pickupAt - order.ready_time)),
    overage: mean(clickToDoor.map((minutes) => Math.max(0, minutes - instance.targetMinutes))),
    bundles: bundles.length,
    bundled: bundles.reduce((sum, trip) => sum + trip.orders.length, 0),
  };
}

function get(orders: ReadonlyMap<string, InstanceOrder>, id: string): InstanceOrder {
  const order = orders.get(id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The least value that this share of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
