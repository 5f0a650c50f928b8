import { setTimeout as pause } from "node:timers/promises";
import type { EventType } from "@/lib/events/catalogue";
import { followRestaurant } from "@/lib/events/tail";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { getCurrency, getSalesTotals, listHalfHours, listTopDishes } from "../queries";
import { addTotals, halfHours } from "../rules";
import { halfHoursWeekBefore } from "../rules/week-before";
import type { DishTotals, SalesTotals, SalesWindow } from "../types";
import { getTimezone } from "./timezone";

export interface WindowFigures extends SalesTotals {
  top: DishTotals[];
}
export interface HalfHour extends SalesTotals {
  start: Date;
  lastWeek: SalesTotals;
}
/** What an owner watches. Amounts are minor units of `currency`. */
export interface LiveSales {
  at: Date;
  currency: string;
  windows: Record<SalesWindow, WindowFigures>;
  /** The last 24 hours by the half hour, oldest first, beside those of the same time a week before. */
  series: HalfHour[];
}

const LIVE_TOP = 5;

/** The three windows and the chart of a restaurant, as of now, in one round trip. */
export async function getLiveSales(scope: RestaurantScope, now = new Date()): Promise<LiveSales> {
  const figures = async (window: SalesWindow): Promise<WindowFigures> => {
    const [totals, top] = await Promise.all([
      getSalesTotals(scope, window, now),
      listTopDishes(scope, window, LIVE_TOP, now),
    ]);
    return { ...totals, top };
  };
  const [currency, hour, day, week, series] = await Promise.all([
    getCurrency(scope.restaurantId),
    figures("1h"),
    figures("24h"),
    figures("7d"),
    listSeries(scope, now),
  ]);
  return { at: now, currency, windows: { "1h": hour, "24h": day, "7d": week }, series };
}

async function listSeries({ restaurantId }: RestaurantScope, now: Date): Promise<HalfHour[]> {
  const buckets = halfHours(now);
  const weekAgo = halfHoursWeekBefore(buckets, await getTimezone(restaurantId));
  const [today, lastWeek] = await Promise.all([
    listHalfHours(restaurantId, buckets, now),
    listHalfHours(restaurantId, weekAgo.flat(), now),
  ]);
  return buckets.map(({ number }, index) => ({
    start: new Date(number * 1_800_000),
    ...(today[index] ?? { orders: 0, amountMinor: 0 }),
    lastWeek: addTotals(lastWeek.splice(0, weekAgo[index]?.length)),
  }));
}

const TICK_MS = 500;
/** The windows move a moment after the event; so long is looked for a change. */
const SETTLED_MS = 3_000;
/** Windows slide though nobody orders. */
const SLIDE_MS = 15_000;

interface Figures {
  sales: LiveSales;
  /** Everything in them but the moment. */
  text: string;
}
const SHARED_MS = 250;
const figures = new Map<string, Promise<Figures>>();

/** The figures as of now, give or take a quarter of a second: many screens watch one restaurant. */
function readFigures(scope: RestaurantScope): Promise<Figures> {
  const found = figures.get(scope.restaurantId);
  if (found) return found;
  const read = getLiveSales(scope).then((sales) => {
    const { at: _, ...rest } = sales;
    return { sales, text: JSON.stringify(rest) };
  });
  figures.set(scope.restaurantId, read);
  setTimeout(() => figures.delete(scope.restaurantId), SHARED_MS);
  return read;
}

interface Watcher {
  onSales: (sales: LiveSales) => void;
  /** Something happened, of these types. */
  onActivity: (types: EventType[]) => void;
}

/** Tells the figures at once, within two ticks of a change, and as the windows slide, until the signal aborts. */
export async function followSales(
  scope: RestaurantScope,
  signal: AbortSignal,
  { onSales, onActivity }: Watcher,
): Promise<void> {
  let [shown, toldAt, eventAt] = ["", 0, 0];
  const tell = async () => {
    const { sales, text } = await readFigures(scope);
    if (text === shown && Date.now() < toldAt + SLIDE_MS) return;
    [shown, toldAt] = [text, Date.now()];
    onSales(sales);
  };
  const { begun, leave } = followRestaurant(scope.restaurantId, (events) => {
    eventAt = Date.now();
    onActivity([...new Set(events.map(({ type }) => type))]);
  });
  signal.addEventListener("abort", leave, { once: true });
  await begun;
  await tell();
  while (!signal.aborted) {
    await pause(TICK_MS);
    const isDue = Date.now() < eventAt + SETTLED_MS || Date.now() >= toldAt + SLIDE_MS;
    // The database may be away for a moment: the stream stays, and tells again when it is back.
    if (isDue) await tell().catch(() => undefined);
  }
}
