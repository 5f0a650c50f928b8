import { pool } from "@/db/client";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { counts, getCurrency, listTopDishes, sumDishes } from "../queries";
import { minuteOf, type Span, windowSpan } from "../rules";
import { weekBefore } from "../rules/week-before";
import type { DishTotals, SalesTotals, SalesWindow } from "../types";
import { getServiceFigures, type ServiceFigures } from "./service";
import { getTimezone } from "./timezone";

const TOP = 8;
const stepMinutes = { "1h": 1, "24h": 60, "7d": 60 } as const satisfies Record<SalesWindow, number>;
/** So long many screens of one restaurant share what was read: a week moves slowly. */
const sharedMs = { "1h": 1_000, "24h": 4_000, "7d": 15_000 } as const;

/** A minute or an hour, beside the one of the same time a week before, by the restaurant's clock. */
export interface Step extends SalesTotals {
  start: Date;
  lastWeek: SalesTotals;
}

export interface DishTrend extends DishTotals {
  lastWeekCount: number;
}

/** One window in full. Amounts are minor units of `currency`. */
export interface Overview extends SalesTotals {
  at: Date;
  window: SalesWindow;
  currency: string;
  from: Date;
  to: Date;
  stepMinutes: number;
  steps: Step[];
  /** Up to the same minute of last week's clock. */
  lastWeek: SalesTotals;
  /** Whether the restaurant was there for all of that time. */
  isComparable: boolean;
  top: DishTrend[];
  service: ServiceFigures;
  serviceLastWeek: ServiceFigures;
}

const read = new Map<string, Promise<Overview>>();

/** A window of a restaurant's sales, step by step against the week before, with its dishes and service. */
export function getOverview(scope: RestaurantScope, window: SalesWindow): Promise<Overview> {
  const key = `${scope.restaurantId} ${window}`;
  const found = read.get(key);
  if (found) return found;
  const fresh = readOverview(scope, window, new Date());
  read.set(key, fresh);
  const forget = () => read.delete(key);
  // What failed is tried again by whoever asks next.
  fresh.then(() => setTimeout(forget, sharedMs[window]).unref(), forget);
  return fresh;
}

const momentOf = (minute: number) => new Date(minute * 60_000);
const minutesBetween = ({ from, to }: Span) => ({ from: momentOf(from), to: momentOf(to) });

/** Where the steps of a span begin, and where the last one ends. */
const boundsOf = ({ from, to }: Span, minutes: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / minutes) + 1 }, (_, step) => from + step * minutes);

/** As `getOverview`, read for one alone, at a moment. */
export async function readOverview(
  scope: RestaurantScope,
  window: SalesWindow,
  now: Date,
): Promise<Overview> {
  const { restaurantId } = scope;
  const span = windowSpan(window, now);
  const minutes = stepMinutes[window];
  const bounds = boundsOf(span, minutes);
  const timezone = await getTimezone(restaurantId);
  const boundsBefore = weekBefore(bounds, timezone);
  const before = { from: boundsBefore[0] ?? 0, to: boundsBefore.at(-1) ?? 0 };
  const [minuteThen = 0] = weekBefore([minuteOf(now)], timezone);
  const untilThen = {
    from: momentOf(before.from),
    to: new Date(minuteThen * 60_000 + (now.getTime() % 60_000)),
  };
  const [
    first,
    currency,
    steps,
    stepsBefore,
    lastWeek,
    top,
    dishesBefore,
    service,
    serviceLastWeek,
  ] = await Promise.all([
    findFirstSale(restaurantId),
    getCurrency(restaurantId),
    sumSteps(restaurantId, bounds),
    sumSteps(restaurantId, boundsBefore),
    sumBetween(restaurantId, untilThen),
    listTopDishes(scope, window, TOP, now),
    sumDishes(restaurantId, before),
    getServiceFigures(scope, minutesBetween(span), now),
    getServiceFigures(scope, untilThen, now),
  ]);
  const counted = new Map(dishesBefore.map((dish) => [dish.dishId, dish.count]));
  return {
    at: now,
    window,
    currency,
    ...minutesBetween(span),
    ...addUp(steps),
    stepMinutes: minutes,
    steps: steps.map((step, index) => ({
      ...step,
      start: momentOf(span.from + index * minutes),
      lastWeek: stepsBefore[index] ?? nothing,
    })),
    lastWeek,
    isComparable: first !== undefined && first <= untilThen.from,
    top: top.map((dish) => ({ ...dish, lastWeekCount: counted.get(dish.dishId) ?? 0 })),
    service,
    serviceLastWeek,
  };
}

const nothing: SalesTotals = { orders: 0, amountMinor: 0 };

const addUp = (steps: readonly SalesTotals[]): SalesTotals => ({
  orders: steps.reduce((sum, step) => sum + step.orders, 0),
  amountMinor: steps.reduce((sum, step) => sum + step.amountMinor, 0),
});

// $1: restaurant; $2, $3: the stretch of time.
const sold = `
  select placed_at as at, total_minor as amount from orders
   where restaurant_id = $1 and placed_at >= $2 and placed_at < $3 and ${counts}
  union all
  select sold_at, amount_minor from external_orders
   where restaurant_id = $1 and sold_at >= $2 and sold_at < $3`;

async function findFirstSale(restaurantId: string): Promise<Date | undefined> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `select least((select min(placed_at) from orders where restaurant_id = $1),
                  (select min(sold_at) from external_orders where restaurant_id = $1)) as at`,
    [restaurantId],
  );
  return rows[0]?.at ?? undefined;
}

async function sumBetween(
  restaurantId: string,
  { from, to }: { from: Date; to: Date },
): Promise<SalesTotals> {
  const { rows } = await pool.query<SalesTotals>(
    `select count(*) as orders, coalesce(sum(amount), 0)::bigint as "amountMinor" from (${sold}) s`,
    [restaurantId, from, to],
  );
  return rows[0] ?? nothing;
}

/** Sums by step, of steps that lie between bounds (minutes since 1970, ascending). */
async function sumSteps(restaurantId: string, bounds: readonly number[]): Promise<SalesTotals[]> {
  const moments = bounds.map(momentOf);
  const { rows } = await pool.query<SalesTotals & { step: number }>(
    `select width_bucket(at, $4::timestamptz[]) - 1 as step,
            count(*) as orders, sum(amount)::bigint as "amountMinor"
       from (${sold}) s group by 1`,
    [restaurantId, moments[0], moments.at(-1), moments],
  );
  const found = new Map(rows.map(({ step, ...totals }) => [step, totals]));
  return moments.slice(1).map((_, step) => found.get(step) ?? nothing);
}
