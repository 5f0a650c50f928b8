import { planDispatch } from "@/lib/delivery/rules/plan-dispatch";
import { citySettings, type DispatchSnapshot } from "@/lib/delivery/rules/snapshot";
import { distanceM, type Place } from "@/lib/platform/geo";
import { percentile } from "./figures";

const ORDERS = 500;
const RIDERS = 300;
const RESTAURANTS = 120;
const RUNS = 9;
const CITY_M_PER_MINUTE = 250;

/** What one decision takes in a large city at its busiest: milliseconds, median of some runs. */
export function measureMoment(): { medianMs: number; leastMs: number; decided: number } {
  const snapshot = madeUpCity();
  const times: number[] = [];
  let decided = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const before = performance.now();
    const { assignments, planned } = planDispatch(snapshot);
    times.push(performance.now() - before);
    decided = [...assignments, ...planned].reduce((sum, trip) => sum + trip.orderIds.length, 0);
  }
  return { medianMs: percentile(times, 0.5), leastMs: Math.min(...times), decided };
}

/** 500 open orders and 300 riders, the same ones each time. */
function madeUpCity(): DispatchSnapshot<Place> {
  const next = numbersFrom(20_240_601);
  const place = (): Place => ({ lat: 28.55 + 0.12 * next(), lng: 77.15 + 0.14 * next() });
  const restaurants = Array.from({ length: RESTAURANTS }, place);
  const orders = Array.from({ length: ORDERS }, (_, n) => {
    const number = Math.floor(RESTAURANTS * next() ** 2);
    const readyAt = Math.round(25 * next());
    return {
      orderId: `order ${n}`,
      restaurantId: `restaurant ${number}`,
      pickup: restaurants[number] ?? place(),
      dropoff: place(),
      placedAt: readyAt - 15,
      readyAt,
      promisedAt: readyAt + 25,
    };
  });
  const riders = Array.from({ length: RIDERS }, (_, n) => ({
    riderId: `rider ${n}`,
    at: place(),
    freeAt: Math.max(0, Math.round(40 * next()) - 10),
    jobsDone: Math.floor(8 * next()),
    declinedOrderIds: [],
  }));
  const travel = (from: Place, to: Place) => distanceM(from, to) / CITY_M_PER_MINUTE;
  const demand = restaurants.map((one) => ({ place: one, orders: 1 + Math.floor(9 * next()) }));
  return { now: 0, orders, riders, travel, demand, settings: citySettings };
}

/** Numbers of no pattern from 0 to 1, the same in each run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
