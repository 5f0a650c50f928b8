import { faultsOf } from "./check";
import { simulateDay } from "./day";
import { type Figures, figuresOf, mean } from "./figures";
import { readInstance } from "./instance";
import { isDeliverable, leastMinutes, nearestFree } from "./references";
import { daySettings } from "./settings";

/** A day, how it went, and what it is measured against. */
export interface Judgement {
  name: string;
  orders: number;
  /** That a courier with nothing else to do could pick up. */
  deliverable: number;
  ours: Figures;
  longestMs: number;
  /** Nearest free courier, first come first served. */
  nearest: Figures;
  /** The mean that no dispatcher can beat, of the orders delivered here. */
  leastMinutes: number;
  faults: string[];
}

/** Simulates the day in a folder and checks that it could have happened. */
export function judge(folder: string): Judgement {
  const instance = readInstance(folder);
  const { trips, longestMs } = simulateDay(instance, daySettings);
  const nearest = nearestFree(instance);
  const delivered = new Set(trips.flatMap(({ orders }) => orders));
  return {
    name: instance.name,
    orders: instance.orders.length,
    deliverable: instance.orders.filter((order) => isDeliverable(instance, order)).length,
    ours: figuresOf(instance, trips),
    longestMs,
    nearest: figuresOf(instance, nearest),
    leastMinutes: mean(
      instance.orders
        .filter(({ order }) => delivered.has(order))
        .map((order) => leastMinutes(instance, order)),
    ),
    faults: [...faultsOf(instance, trips), ...faultsOf(instance, nearest)],
  };
}
