import { z } from "@hono/zod-openapi";
import { orderStatuses } from "@/lib/orders/types";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { isId } from "@/lib/platform/ids";
import { currencyDigits, toMajor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import type { LiveSales } from "./queries";
import type { Activity } from "./queries/activity";
import type { DeliveryTimes, DeliveryTimesRow } from "./queries/delivery-times";
import type { Overview } from "./queries/overview";
import type { RevenueRow, StatusRow } from "./queries/reports";
import type { ServiceFigures, ServiceRow } from "./queries/service";
import {
  type DishTotals,
  reportPeriods,
  type SalesTotals,
  type SalesWindow,
  type SoldDish,
  type SoldOrder,
  salesWindows,
} from "./types";

const window = z.enum(salesWindows).default("1h");
export const countQuery = z.object({
  restaurant: uuid,
  type: z.enum(["order", "sell_amount"]).default("order"),
  window,
});
export const topQuery = z.object({
  restaurant: uuid,
  k: z.coerce.number().int().min(1).max(50).default(3),
  window,
});

const date = z.iso.date().refine((text) => text >= "2000-01-01" && text < "2100-01-01", {
  error: "expected a date of this century",
});
const period = z.enum(reportPeriods).default("day");
export const topFoodsQuery = z.object({
  restaurant: uuid,
  date: date.optional(),
  period,
  /** Instead of a date and its period: a span of dates. */
  from: date.optional(),
  to: date.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const revenueQuery = z.object({
  restaurant: uuid,
  period,
  from: date.optional(),
  to: date.optional(),
  order_type: z.enum(orderTypes).optional(),
});
export const byStatusQuery = z.object({
  restaurant: uuid,
  date: date.optional(),
  /** Instead of a date: a span of them. */
  from: date.optional(),
  to: date.optional(),
});

export const topFood = z.object({
  dish_id: z.string(),
  name: z.string(),
  quantity: z.number(),
  revenue: z.number(),
});
export type TopFoodJson = z.infer<typeof topFood>;
export const revenueItem = z.object({
  start: z.string(),
  orders: z.number(),
  gross: z.number(),
  refunds: z.number(),
  net: z.number(),
});
export type RevenueJson = z.infer<typeof revenueItem>;
export const statusItem = z.object({
  status: z.string(),
  count: z.number(),
  average_value: z.number(),
});
export type StatusJson = z.infer<typeof statusItem>;
/** A report: the local dates it covers, and its rows. */
export const reportOf = <T extends z.ZodType>(item: T) =>
  z.object({ from: z.string(), to: z.string(), currency: z.string(), items: z.array(item) });

export const toFoodJson = (dish: DishTotals, currency: string): TopFoodJson => ({
  dish_id: dish.dishId,
  name: dish.name,
  quantity: dish.count,
  revenue: toMajor(dish.amountMinor, currency),
});
export const toRevenueJson = (row: RevenueRow, currency: string): RevenueJson => ({
  start: row.start,
  orders: row.orders,
  gross: toMajor(row.grossMinor, currency),
  refunds: toMajor(row.refundsMinor, currency),
  net: toMajor(row.grossMinor - row.refundsMinor, currency),
});
export const toStatusJson = (row: StatusRow, currency: string): StatusJson => ({
  status: row.status,
  count: row.count,
  average_value: toMajor(row.averageMinor, currency),
});

export const countSchema = z.object({
  count: z.number().openapi({ description: "Orders, or the amount sold in major units" }),
});
export const topDish = z.object({
  dish_id: z.string(),
  name: z.string(),
  count: z.number(),
  amount: z.number(),
});

export const toDishJson = (dish: DishTotals, currency: string): z.infer<typeof topDish> => ({
  dish_id: dish.dishId,
  name: dish.name,
  count: dish.count,
  amount: toMajor(dish.amountMinor, currency),
});

/** The event of `GET /analytics/live`; money in major units. */
export function toLiveJson({ at, currency, windows, series }: LiveSales) {
  const totals = ({ orders, amountMinor }: SalesTotals) => ({
    orders,
    amount: toMajor(amountMinor, currency),
  });
  const figures = (window: SalesWindow) => ({
    ...totals(windows[window]),
    top: windows[window].top.map((dish) => toDishJson(dish, currency)),
  });
  return {
    at: at.toISOString(),
    currency,
    windows: { "1h": figures("1h"), "24h": figures("24h"), "7d": figures("7d") },
    series: series.map((half) => ({
      start: half.start.toISOString(),
      ...totals(half),
      last_week: totals(half.lastWeek),
    })),
  };
}

export const liveQuery = z.object({
  restaurant: uuid,
  activity: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
});
export const overviewQuery = z.object({ restaurant: uuid, window });
const totals = z.object({ orders: z.int(), amount: z.number() });
const service = z.object({
  /** Minutes from accepting to ready, on average. */
  prep_minutes: z.number().nullable(),
  /** Percent of the orders whose fate is known that came when they were promised. */
  promise_kept: z.number().nullable(),
  late: z.int(),
});
export const overviewSchema = z
  .object({
    at: timestamp,
    window: z.enum(salesWindows),
    currency: z.string(),
    /** What the window covers. */
    from: timestamp,
    to: timestamp,
    ...totals.shape,
    /** Up to the same minute a week ago. */
    last_week: totals,
    /** Whether the restaurant was there for all of that time, so that figures can be compared. */
    is_comparable: z.boolean(),
    step_minutes: z.int(),
    steps: z.array(z.object({ start: timestamp, ...totals.shape, last_week: totals })),
    top: z.array(topDish.extend({ last_week_count: z.int() })),
    service,
    service_last_week: service,
  })
  .openapi("SalesOverview");
export type OverviewJson = z.infer<typeof overviewSchema>;

const toServiceJson = ({ prepMinutes, decided, kept }: ServiceFigures) => ({
  prep_minutes: prepMinutes,
  promise_kept: decided === 0 ? null : Math.round((kept / decided) * 100),
  late: decided - kept,
});

/** Money in major units. */
export function toOverviewJson(overview: Overview): OverviewJson {
  const { currency } = overview;
  const totalsOf = ({ orders, amountMinor }: SalesTotals) => ({
    orders,
    amount: toMajor(amountMinor, currency),
  });
  return {
    at: overview.at.toISOString(),
    window: overview.window,
    currency,
    from: overview.from.toISOString(),
    to: overview.to.toISOString(),
    ...totalsOf(overview),
    last_week: totalsOf(overview.lastWeek),
    is_comparable: overview.isComparable,
    step_minutes: overview.stepMinutes,
    steps: overview.steps.map((step) => ({
      start: step.start.toISOString(),
      ...totalsOf(step),
      last_week: totalsOf(step.lastWeek),
    })),
    top: overview.top.map((dish) => ({
      ...toDishJson(dish, currency),
      last_week_count: dish.lastWeekCount,
    })),
    service: toServiceJson(overview.service),
    service_last_week: toServiceJson(overview.serviceLastWeek),
  };
}

export const activityQuery = z.object({
  restaurant: uuid,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
const activityItem = z.object({
  at: timestamp,
  order_id: uuid,
  number: z.int(),
  order_type: z.enum(orderTypes),
  table_number: z.string().optional(),
  total_price: z.number(),
  currency: z.string(),
  status: z.enum(orderStatuses),
  reason: z.string().optional(),
});
export const activitySchema = z.object({ items: z.array(activityItem) }).openapi("Activity");
export type ActivityJson = z.infer<typeof activityItem>;

export const toActivityJson = (row: Activity): ActivityJson => ({
  at: row.at.toISOString(),
  order_id: row.orderId,
  number: row.number,
  order_type: row.orderType,
  ...(row.tableNumber === null ? {} : { table_number: row.tableNumber }),
  total_price: toMajor(row.totalMinor, row.currency),
  currency: row.currency,
  status: row.status,
  ...(row.reason === null ? {} : { reason: row.reason }),
});

export const serviceQuery = z.object({
  restaurant: uuid,
  from: date.optional(),
  to: date.optional(),
});
export const serviceItem = z.object({
  start: z.string(),
  orders: z.int(),
  ...service.shape,
});
export type ServiceItemJson = z.infer<typeof serviceItem>;
export const toServiceItem = (row: ServiceRow): ServiceItemJson => ({
  start: row.start,
  orders: row.orders,
  ...toServiceJson(row),
});

const deliveryTimes = z.object({
  deliveries: z.int(),
  /** From placing to the promise, and to the door, in the middle; without orders for a time of their own. */
  promised_minutes: z.number().nullable(),
  actual_minutes: z.number().nullable(),
  /** Percent that came when they were promised. */
  on_time: z.number().nullable(),
  /** Minutes after the promise, in the middle; below 0: before it. */
  slip_minutes: z.number().nullable(),
});
export const deliveriesItem = z.object({ start: z.string(), ...deliveryTimes.shape });
export const deliveriesReport = reportOf(deliveriesItem).extend({ total: deliveryTimes });
export type DeliveryTimesJson = z.infer<typeof deliveryTimes>;
export type DeliveriesItemJson = z.infer<typeof deliveriesItem>;

export const toDeliveryTimesJson = (times: DeliveryTimes): DeliveryTimesJson => ({
  deliveries: times.deliveries,
  promised_minutes: times.promisedMinutes,
  actual_minutes: times.actualMinutes,
  on_time: times.deliveries === 0 ? null : Math.round((times.onTime / times.deliveries) * 100),
  slip_minutes: times.slipMinutes,
});
export const toDeliveriesItem = ({ start, ...times }: DeliveryTimesRow): DeliveriesItemJson => ({
  start: start ?? "",
  ...toDeliveryTimesJson(times),
});

export const MOST_ORDERS = 1_000;
const MOST_DISHES = 100;
const MOST_QUANTITY = 10_000;
const MOST_MINOR = 2_000_000_000;
/** A till's clock may run this far ahead; what it sells then counts as sold now. */
const CLOCK_AHEAD_MS = 5 * 60_000;
const OLDEST_MS = Date.UTC(2000, 0, 1);

/** The shape of one row, for the description of the API; `readSoldOrder` checks it. */
export const soldOrderSchema = z
  .strictObject({
    restaurantId: uuid,
    orderData: z.strictObject({
      orderId: z.string().min(1).max(100),
      amount: z.number().min(0).openapi({ description: "Major units, exact to the currency" }),
      currency: z.string().optional().openapi({ description: "Must be the restaurant's" }),
      at: z.iso.datetime({ offset: true }).optional().openapi({
        description: "When it was sold: from the year 2000 to five minutes ahead; now by default",
      }),
      dishes: z
        .array(
          z.strictObject({
            dishId: z.string().min(1).max(100),
            name: z.string().min(1).max(200).optional(),
            quantity: z.number().int().min(1).max(MOST_QUANTITY),
            amount: z.number().min(0).optional(),
          }),
        )
        .max(MOST_DISHES)
        .optional(),
    }),
  })
  .openapi("SoldOrder");

export const recordedSchema = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
});

/** What is wrong with one row, and where. */
export class RowRefused extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

export class UnknownRestaurant extends RowRefused {
  constructor() {
    super("restaurantId", "there is no such restaurant");
  }
}

/** Stands for a line that cannot be read, so that the others keep their index. */
const notJson = Symbol("not JSON");

/** The rows of newline-delimited JSON; empty lines are none. */
export const readLines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readJson);

/** What a text says; a symbol of no row when it says nothing. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

type Fields = Record<string, unknown>;
const rowFields = new Set(["restaurantId", "orderData"]);
const orderFields = new Set(["orderId", "amount", "currency", "at", "dishes"]);
const dishFields = new Set(["dishId", "name", "quantity", "amount"]);

/**
 * Checks one row by hand: Zod takes ten times as long, and a batch has a thousand rows. `currencyOf`
 * knows the restaurants the caller may write to. Throws `RowRefused`.
 */
export function readSoldOrder(
  row: unknown,
  currencyOf: (restaurantId: string) => string | undefined,
  nowMs: number,
): SoldOrder {
  if (row === notJson) throw new RowRefused("", "not JSON");
  const { restaurantId, orderData } = readFields(row, rowFields, "");
  if (typeof restaurantId !== "string" || !isId(restaurantId)) {
    throw new RowRefused("restaurantId", "expected an id");
  }
  const id = restaurantId.toLowerCase();
  const currency = currencyOf(id);
  if (!currency) throw new UnknownRestaurant();
  const order = readFields(orderData, orderFields, "orderData");
  if (order.currency !== undefined && order.currency !== currency) {
    throw new RowRefused("orderData.currency", `the restaurant sells in ${currency}`);
  }
  const scale = 10 ** (currencyDigits(currency) ?? 2);
  return {
    restaurantId: id,
    orderId: readText(order.orderId, 100, "orderData.orderId"),
    amountMinor: readAmount(order.amount, scale, "orderData.amount"),
    soldAtMs: order.at === undefined ? nowMs : readMoment(order.at, nowMs),
    dishes: readDishes(order.dishes, scale),
  };
}

function readFields(value: unknown, allowed: ReadonlySet<string>, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RowRefused(path, "expected an object");
  }
  for (const name of Object.keys(value)) {
    if (!allowed.has(name)) throw new RowRefused(path, `Unknown field: ${name.slice(0, 100)}`);
  }
  return value as Fields;
}

// Control characters, and halves of surrogate pairs, which Postgres cannot keep.
const unprintable = /[\p{Cc}\p{Cs}]/u;

function readText(value: unknown, most: number, path: string): string {
  const fits = typeof value === "string" && value.length > 0 && value.length <= most;
  if (!fits) throw new RowRefused(path, `expected 1 to ${most} characters`);
  if (unprintable.test(value)) throw new RowRefused(path, "contains control characters");
  return value;
}

function readAmount(value: unknown, scale: number, path: string): number {
  if (typeof value !== "number" || !(value >= 0)) throw new RowRefused(path, "expected an amount");
  const minor = Math.round(value * scale);
  if (minor > MOST_MINOR) throw new RowRefused(path, "too large");
  if (minor / scale !== value) {
    throw new RowRefused(path, "has more decimals than the currency");
  }
  return minor;
}

const moment = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/i;

function readMoment(value: unknown, nowMs: number): number {
  const path = "orderData.at";
  const day = typeof value === "string" ? moment.exec(value)?.[1] : undefined;
  const ms = day === undefined ? Number.NaN : Date.parse(String(value));
  if (Number.isNaN(ms) || (Number(day) > 28 && !isOnCalendar(String(value)))) {
    throw new RowRefused(path, "expected a date and time with its offset");
  }
  if (ms < OLDEST_MS) throw new RowRefused(path, "is before the year 2000");
  if (ms > nowMs + CLOCK_AHEAD_MS) throw new RowRefused(path, "lies in the future");
  return Math.min(ms, nowMs);
}

/** February has no 30th, though Date.parse moves it into March. */
const isOnCalendar = (text: string): boolean => {
  const date = text.slice(0, 10);
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
};

function readDishes(value: unknown, scale: number): SoldDish[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new RowRefused("orderData.dishes", "expected an array");
  if (value.length > MOST_DISHES) {
    throw new RowRefused("orderData.dishes", `at most ${MOST_DISHES} dishes`);
  }
  return value.map((one: unknown, index) => readDish(one, scale, index));
}

function readDish(value: unknown, scale: number, index: number): SoldDish {
  const path = `orderData.dishes.${index}`;
  const { dishId, name, quantity, amount } = readFields(value, dishFields, path);
  const id = readText(dishId, 100, path);
  const isQuantity =
    typeof quantity === "number" &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= MOST_QUANTITY;
  if (!isQuantity) throw new RowRefused(path, `expected a quantity from 1 to ${MOST_QUANTITY}`);
  return {
    dishId: id,
    name: name === undefined ? id : readText(name, 200, path),
    quantity,
    amountMinor: amount === undefined ? 0 : readAmount(amount, scale, path),
  };
}
