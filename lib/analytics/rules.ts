import type { StoredEvent } from "@/lib/events/catalogue";
import { isType } from "@/lib/events/catalogue";
import type { DishTotals, MinuteSales, ReportPeriod, SalesTotals, SalesWindow } from "./types";

const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 1_440;
export const HALF_HOUR = 30;

export const minuteOf = (moment: Date | number): number => Math.floor(Number(moment) / MINUTE_MS);

export interface Span {
  /** Minutes since 1970, the first one in. */
  from: number;
  /** The first one out. */
  to: number;
}

/**
 * What a window covers, in UTC. Windows slide: `1h` is the current minute and the 59 before it; `24h`
 * and `7d` are the current hour, as far as it has gone, and the 24 or 168 whole hours before it. An
 * order is in the minute it was placed. Redis and SQL both sum exactly this span.
 */
export function windowSpan(window: SalesWindow, now: Date): Span {
  const minute = minuteOf(now);
  if (window === "1h") return { from: minute - 59, to: minute + 1 };
  const hour = minute - (minute % HOUR);
  return { from: hour - (window === "24h" ? DAY : 7 * DAY), to: hour + HOUR };
}

/**
 * The sizes of buckets. Each keeps its last `slots` buckets in a ring: a bucket's slot is its number
 * modulo `slots`, so a new bucket takes the place of one that has left every window. Half hours are
 * for charts (a day, and the same day a week before) and have no dishes.
 */
export const grains = {
  m: { minutes: 1, slots: 120, dishes: true },
  p: { minutes: HALF_HOUR, slots: 448, dishes: false },
  h: { minutes: HOUR, slots: 192, dishes: true },
  d: { minutes: DAY, slots: 16, dishes: true },
} as const;
export type Grain = keyof typeof grains;
const grainNames = ["m", "p", "h", "d"] as const satisfies readonly Grain[];

/** The oldest minute that some bucket still in use can hold: sales are rebuilt from here. */
export const oldestKept = (now: Date): number => {
  const minute = minuteOf(now);
  return minute - (minute % DAY) - 9 * DAY;
};

export interface Bucket {
  grain: Grain;
  /** Its first minute divided by the grain's minutes. */
  number: number;
}

export const slotOf = ({ grain, number }: Bucket): string =>
  `${grain}${number % grains[grain].slots}`;
/** Where the same bucket keeps its dishes. */
export const dishSlotOf = (bucket: Bucket): string => `${slotOf(bucket)}d`;

/** The buckets of a grain that make up a span. */
export const range = (grain: Grain, { from, to }: Span): Bucket[] => {
  const { minutes } = grains[grain];
  const [first, last] = [from / minutes, to / minutes];
  return Array.from({ length: last - first }, (_, index) => ({ grain, number: first + index }));
};

/** The buckets that make up a window, oldest first: as few as there can be. */
export function windowBuckets(window: SalesWindow, now: Date): Bucket[] {
  const span = windowSpan(window, now);
  if (window === "1h") return range("m", span);
  const firstDay = Math.ceil(span.from / DAY) * DAY;
  const lastDay = Math.floor(span.to / DAY) * DAY;
  if (firstDay > lastDay) return range("h", span);
  return [
    ...range("h", { from: span.from, to: firstDay }),
    ...range("d", { from: firstDay, to: lastDay }),
    ...range("h", { from: lastDay, to: span.to }),
  ];
}

/** The half hours of the last 24 hours, the current one last. */
export function halfHours(now: Date): Bucket[] {
  const minute = minuteOf(now);
  const to = minute - (minute % HALF_HOUR) + HALF_HOUR;
  return range("p", { from: to - DAY, to });
}

/** What an event puts into the windows (or takes out): undefined when it is none of their business. */
export function salesOf(event: StoredEvent): MinuteSales[] | undefined {
  if (isType(event, "sales.recorded")) return event.payload.minutes;
  if (isType(event, "order.placed")) return [orderSales(event.payload, 1)];
  if (isType(event, "order.updated")) {
    const { placed_at, total_change_minor } = event.payload;
    if (!total_change_minor) return undefined;
    return [
      { ...orderSales({ placed_at, total_minor: total_change_minor, items: [] }, 1), orders: 0 },
    ];
  }
  if (!isType(event, "order.status_updated")) return undefined;
  const { status, from, items } = event.payload;
  if (status === "PLACED") return [orderSales({ ...event.payload, items: items ?? [] }, 1)];
  // What waits for its payment was never counted.
  if (from === "PENDING_PAYMENT" || (status !== "CANCELLED" && status !== "REJECTED"))
    return undefined;
  if (!items) throw new Error("the fact of an ended order lacks its items");
  return [orderSales({ ...event.payload, items }, -1)];
}

interface OrderSale {
  placed_at: string;
  total_minor: number;
  items: { food_id: string; name: string; quantity: number; line_minor: number }[];
}

function orderSales({ placed_at, total_minor, items }: OrderSale, sign: 1 | -1): MinuteSales {
  const minute = minuteOf(new Date(placed_at));
  if (!Number.isInteger(minute) || !Number.isInteger(total_minor)) {
    throw new Error("the fact of an order lacks its time or total");
  }
  return {
    minute,
    orders: sign,
    amount_minor: sign * total_minor,
    dishes: items.map((item) => ({
      dish_id: item.food_id,
      name: item.name,
      quantity: sign * item.quantity,
      amount_minor: sign * item.line_minor,
    })),
  };
}

/** Dishes of a bucket by id: quantity, amount in minor units, name. */
export type BucketDishes = Record<string, [quantity: number, amountMinor: number, name: string]>;

export interface BucketSums extends Bucket {
  orders: number;
  amountMinor: number;
  dishes: BucketDishes;
}

/** Adds sales up by bucket of each grain; what has left its grain's ring is left out. */
export function toBuckets(sales: readonly MinuteSales[], now: Date): BucketSums[] {
  const sums = new Map<string, BucketSums>();
  for (const sale of sales) {
    for (const grain of grainNames) {
      const { minutes, slots } = grains[grain];
      const number = Math.floor(sale.minute / minutes);
      if (number > Math.floor(minuteOf(now) / minutes) - slots)
        addTo(sums, { grain, number }, sale);
    }
  }
  return [...sums.values()];
}

// Without a prototype: a till may call a dish "__proto__".
const newSums = (bucket: Bucket): BucketSums => ({
  ...bucket,
  orders: 0,
  amountMinor: 0,
  dishes: Object.create(null),
});

function addTo(sums: Map<string, BucketSums>, bucket: Bucket, sale: MinuteSales): void {
  const key = `${bucket.grain}${bucket.number}`;
  const sum = sums.get(key) ?? newSums(bucket);
  sums.set(key, sum);
  sum.orders += sale.orders;
  sum.amountMinor += sale.amount_minor;
  if (!grains[bucket.grain].dishes) return;
  for (const dish of sale.dishes) {
    const [quantity, amount] = sum.dishes[dish.dish_id] ?? [0, 0];
    sum.dishes[dish.dish_id] = [quantity + dish.quantity, amount + dish.amount_minor, dish.name];
  }
}

/** A bucket's totals as its slot keeps them; the bucket's number tells a slot's new tenant from its old. */
export const writeTotals = ({ number, orders, amountMinor }: BucketSums): string =>
  `${number} ${orders} ${amountMinor}`;
export const writeDishes = ({ number, dishes }: BucketSums): string =>
  JSON.stringify([number, dishes]);

/** Orders and amount of one bucket, from what its slot holds. */
export function readTotals({ number }: Bucket, slot: string | null | undefined): SalesTotals {
  const [tenant, orders, amountMinor] = (slot ?? "").split(" ").map(Number);
  if (tenant !== number) return { orders: 0, amountMinor: 0 };
  return { orders: orders ?? 0, amountMinor: amountMinor ?? 0 };
}

export function addTotals(all: readonly SalesTotals[]): SalesTotals {
  let [orders, amountMinor] = [0, 0];
  for (const one of all) {
    orders += one.orders;
    amountMinor += one.amountMinor;
  }
  return { orders, amountMinor };
}

/** Dishes of the buckets, from what their slots hold, oldest first: the newest name of a dish counts. */
export function addDishes(
  buckets: readonly Bucket[],
  slots: readonly (string | null | undefined)[],
): DishTotals[] {
  const totals = new Map<string, DishTotals>();
  buckets.forEach(({ number }, index) => {
    const slot = slots[index];
    if (!slot) return;
    const [tenant, dishes] = JSON.parse(slot) as [number, BucketDishes];
    if (tenant !== number) return;
    for (const [dishId, [quantity, amountMinor, name]] of Object.entries(dishes)) {
      const total = totals.get(dishId) ?? { dishId, name, count: 0, amountMinor: 0 };
      total.count += quantity;
      total.amountMinor += amountMinor;
      total.name = name;
      totals.set(dishId, total);
    }
  });
  return [...totals.values()];
}

/** Most sold first, ties by name, then by id. Dishes whose sales were all taken back are left out. */
export const topDishes = (dishes: readonly DishTotals[], k: number): DishTotals[] =>
  dishes
    .filter((dish) => dish.count > 0)
    .sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.dishId, b.dishId))
    .slice(0, k);

// The same order on every machine and in every locale.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Whether a transaction is within a Postgres snapshot ("xmin:xmax:xip,…"): sums read at the snapshot
 * hold it, and an event it wrote has nothing to add to them.
 */
export function isWithin(xid: string, snapshot: string): boolean {
  const [xmin = "0", xmax = "0", running = ""] = snapshot.split(":");
  const id = BigInt(xid);
  if (id < BigInt(xmin)) return true;
  return id < BigInt(xmax) && !running.split(",").includes(xid);
}

/** The dates of the day, month or year that a date ("YYYY-MM-DD") is in: first and last. */
export function periodOf(date: string, period: ReportPeriod): { from: string; to: string } {
  const [year = 0, month = 0] = date.split("-").map(Number);
  if (period === "day") return { from: date, to: date };
  if (period === "year")
    return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${date.slice(0, 7)}-01`, to: `${date.slice(0, 7)}-${lastDay}` };
}

/** The date `days` later (or earlier). */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
