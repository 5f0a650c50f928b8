import type { Pool, PoolClient } from "pg";
import { pool } from "@/db/client";
import { batched } from "@/lib/platform/batch";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { logger, reasonOf } from "@/lib/platform/logger";
import { isRedisDown } from "@/lib/platform/redis";
import { shared } from "@/lib/platform/shared";
import { buildWindows } from "./commands/rebuild-windows";
import { readFields } from "./gateway";
import {
  addDishes,
  addTotals,
  type Bucket,
  dishSlotOf,
  minuteOf,
  oldestKept,
  readTotals,
  type Span,
  slotOf,
  topDishes,
  windowBuckets,
  windowSpan,
} from "./rules";
import type { DishTotals, MinuteSales, SalesTotals, SalesWindow } from "./types";

type Queryable = Pick<Pool | PoolClient, "query">;

// $1: restaurant; $2, $3: the minutes since 1970 it begins and ends at, or null for no end.
const between = (column: string) =>
  `${column} >= to_timestamp($2::float8 * 60) and ($3::float8 is null or ${column} < to_timestamp($3::float8 * 60))`;
/** An order counts unless it was cancelled or rejected, or still waits for its payment. */
export const counts = "status not in ('CANCELLED', 'REJECTED', 'PENDING_PAYMENT')";

/** An order `o` that was placed: one that was never paid for has never been an order to the restaurant. */
export const wasPlaced = `(o.status not in ('PENDING_PAYMENT', 'CANCELLED')
    or o.status = 'CANCELLED' and o.history @> '[{"status": "PLACED"}]')`;

const sold = `
  select total_minor as amount_minor, placed_at as at from orders
   where restaurant_id = $1 and ${between("placed_at")} and ${counts}
  union all
  select amount_minor, sold_at from external_orders
   where restaurant_id = $1 and ${between("sold_at")}`;

const soldDishes = `
  select i.food_id::text as dish_id, i.name, i.quantity, i.line_minor as amount_minor, o.placed_at as at
    from orders o join order_items i on i.order_id = o.id
   where o.restaurant_id = $1 and ${between("o.placed_at")} and ${counts}
  union all
  select d->>0, d->>3, (d->>1)::integer, (d->>2)::bigint, e.sold_at
    from external_orders e, json_array_elements(e.dishes) d
   where e.restaurant_id = $1 and ${between("e.sold_at")}`;

// Without sorting a million rows: the greatest of [second, name], as seconds have ten digits since 2001.
export const newestName = "(max(array[floor(extract(epoch from at))::bigint::text, name]))[2]";

/** Orders and amount of a span, as Postgres has them: what the windows must equal. */
export async function sumTotals(restaurantId: string, span: Span): Promise<SalesTotals> {
  const { rows } = await pool.query<{ orders: number; amount_minor: number }>(
    `select count(*) as orders, coalesce(sum(amount_minor), 0)::bigint as amount_minor
       from (${sold}) s`,
    [restaurantId, span.from, span.to],
  );
  return { orders: rows[0]?.orders ?? 0, amountMinor: rows[0]?.amount_minor ?? 0 };
}

/** Dishes of a span, as Postgres has them, in no order. */
export async function sumDishes(restaurantId: string, span: Span): Promise<DishTotals[]> {
  const { rows } = await pool.query<DishTotals>(
    `select dish_id as "dishId", ${newestName} as name,
            sum(quantity)::bigint as count, sum(amount_minor)::bigint as "amountMinor"
       from (${soldDishes}) s group by dish_id`,
    [restaurantId, span.from, span.to],
  );
  return rows;
}

/**
 * Everything the windows of a restaurant are built from, oldest first: by the minute for the last
 * three hours, by the half hour before, which no longer has minute buckets.
 */
export async function sumForRebuild(
  client: Queryable,
  restaurantId: string,
  now: Date,
): Promise<MinuteSales[]> {
  const values = [restaurantId, oldestKept(now), null, minuteOf(now) - 180];
  const minute = `(case when at >= to_timestamp($4::float8 * 60) then floor(extract(epoch from at) / 60)
    else floor(extract(epoch from at) / 1800) * 30 end)::int as minute`;
  const totals = await client.query<Omit<MinuteSales, "dishes">>(
    `select ${minute}, count(*) as orders, sum(amount_minor)::bigint as amount_minor
       from (${sold}) s group by 1 order by 1`,
    values,
  );
  const dishes = await client.query<{ minute: number } & MinuteSales["dishes"][number]>(
    `select ${minute}, dish_id, ${newestName} as name,
            sum(quantity)::bigint as quantity, sum(amount_minor)::bigint as amount_minor
       from (${soldDishes}) s group by 1, dish_id order by 1`,
    values,
  );
  const sales = new Map(
    totals.rows.map((row) => [row.minute, { ...row, dishes: [] as MinuteSales["dishes"] }]),
  );
  for (const dish of dishes.rows) sales.get(dish.minute)?.dishes.push(dish);
  return [...sales.values()];
}

interface Held {
  stamp: string;
  minute: number;
  value: unknown;
}
const MOST_HELD = 5_000;
const held = shared<Map<string, Held>>("analytics.windows", () => new Map());

interface WindowRead<T> {
  restaurantId: string;
  /** What is asked for, as a key of what was read before. */
  name: string;
  fields: string[];
  sum: (fields: (string | null)[]) => T;
}

/**
 * Reads fields of the windows and adds them up; what was added up before is used again while the
 * windows bear the same stamp and the same minute lasts. Windows that are missing are built first.
 */
async function readWindows<T>(
  { restaurantId, name, fields, sum }: WindowRead<T>,
  now: Date,
): Promise<T> {
  const key = `${restaurantId} ${name}`;
  const minute = minuteOf(now);
  const before = held.get(key);
  const known = before?.minute === minute ? before : undefined;
  let found = await readFields(restaurantId, fields, known?.stamp);
  if (!found) {
    await buildWindows(restaurantId);
    found = await readFields(restaurantId, fields);
  }
  if (!found) throw new AppError("service_unavailable");
  if (known && !found.fields) return known.value as T;
  const value = sum(found.fields ?? []);
  if (held.size >= MOST_HELD) held.clear();
  held.set(key, { stamp: found.stamp, minute, value });
  return value;
}

/** Answers from the windows, or from Postgres while Redis is away: the same sums, only dearer. */
async function orPostgres<T>(read: () => Promise<T>, ask: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isRedisDown(error) && !(error instanceof AppError)) throw error;
    logger.debug({ reason: reasonOf(error) }, "sales windows answered by the database");
    return ask();
  }
}

/** Orders and amount of a window as the windows have it; throws when Redis is away. */
export function readTotalsOnly(restaurantId: string, window: SalesWindow, now: Date) {
  const buckets = windowBuckets(window, now);
  const sum = (fields: (string | null)[]) =>
    addTotals(buckets.map((bucket, index) => readTotals(bucket, fields[index])));
  const fields = buckets.map(slotOf);
  return readWindows({ restaurantId, name: `${window} totals`, fields, sum }, now);
}

const loadTotals = (restaurantId: string, window: SalesWindow, now: Date): Promise<SalesTotals> =>
  orPostgres(
    () => readTotalsOnly(restaurantId, window, now),
    () => sumTotals(restaurantId, windowSpan(window, now)),
  );

function loadDishes(restaurantId: string, window: SalesWindow, now: Date): Promise<DishTotals[]> {
  const buckets = windowBuckets(window, now);
  const fields = buckets.map(dishSlotOf);
  const sum = (found: (string | null)[]) => topDishes(addDishes(buckets, found), MOST_DISHES);
  return orPostgres(
    () => readWindows({ restaurantId, name: `${window} dishes`, fields, sum }, now),
    async () => topDishes(await sumDishes(restaurantId, windowSpan(window, now)), MOST_DISHES),
  );
}

/** Callers of one turn that ask the same share one read. */
function shareReads<T>(load: (restaurantId: string, window: SalesWindow, now: Date) => Promise<T>) {
  const find = batched<T>(async (keys) => {
    const answers = keys.map(async (key) => {
      const [restaurantId = "", window, minute] = key.split(" ");
      const now = new Date(Number(minute) * 60_000);
      return [key, await load(restaurantId, window as SalesWindow, now)] as const;
    });
    return new Map(await Promise.all(answers));
  });
  return async (restaurantId: string, window: SalesWindow, now: Date): Promise<T> => {
    const found = await find(`${restaurantId} ${window} ${minuteOf(now)}`);
    if (found === undefined) throw new AppError("internal_error");
    return found;
  };
}

export const MOST_DISHES = 50;
const findTotals = shareReads(loadTotals);
const findDishes = shareReads(loadDishes);

/** Orders and amount of a window. */
export const getSalesTotals = (
  { restaurantId }: RestaurantScope,
  window: SalesWindow,
  now = new Date(),
): Promise<SalesTotals> => findTotals(restaurantId, window, now);

/** The `k` (at most 50) most sold dishes of a window, ties by name. */
export const listTopDishes = async (
  { restaurantId }: RestaurantScope,
  window: SalesWindow,
  k: number,
  now = new Date(),
): Promise<DishTotals[]> => (await findDishes(restaurantId, window, now)).slice(0, k);

/** Every dish of a window as the windows have it: for the check that compares them with Postgres. */
export const readDishes = (restaurantId: string, window: SalesWindow, now: Date) => {
  const buckets = windowBuckets(window, now);
  const sum = (found: (string | null)[]) => addDishes(buckets, found);
  return readWindows(
    { restaurantId, name: `${window} all dishes`, fields: buckets.map(dishSlotOf), sum },
    now,
  );
};

async function sumHalfHours(restaurantId: string, buckets: Bucket[]): Promise<SalesTotals[]> {
  const first = buckets[0]?.number ?? 0;
  const { rows } = await pool.query<{ number: number; orders: number; amount_minor: number }>(
    `select floor(extract(epoch from at) / 1800)::int as number, count(*) as orders,
            sum(amount_minor)::bigint as amount_minor from (${sold}) s group by 1`,
    [restaurantId, first * 30, (first + buckets.length) * 30],
  );
  const found = new Map(rows.map((row) => [row.number, row]));
  return buckets.map(({ number }) => {
    const row = found.get(number);
    return { orders: row?.orders ?? 0, amountMinor: row?.amount_minor ?? 0 };
  });
}

/** The sums of half hours that follow each other, as the windows have them, or as Postgres does. */
export function listHalfHours(
  restaurantId: string,
  buckets: Bucket[],
  now: Date,
): Promise<SalesTotals[]> {
  const sum = (fields: (string | null)[]) =>
    buckets.map((bucket, index) => readTotals(bucket, fields[index]));
  return orPostgres(
    () =>
      readWindows(
        { restaurantId, name: `series ${buckets[0]?.number}`, fields: buckets.map(slotOf), sum },
        now,
      ),
    () => sumHalfHours(restaurantId, buckets),
  );
}

const currencies = new Map<string, string>();
const findCurrencies = batched<string>(async (ids) => {
  const { rows } = await pool.query<{ id: string; currency: string }>({
    name: "currencies",
    text: "select id, currency from restaurants where id = any($1::uuid[])",
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.currency]));
});

/** The currency of a restaurant, which never changes; undefined when there is no such restaurant. */
export async function findCurrency(restaurantId: string): Promise<string | undefined> {
  const known = currencies.get(restaurantId);
  if (known) return known;
  const found = await findCurrencies(restaurantId);
  if (found) currencies.set(restaurantId, found);
  return found;
}

/** As `findCurrency`; throws `not_found`. */
export async function getCurrency(restaurantId: string): Promise<string> {
  const currency = await findCurrency(restaurantId);
  if (!currency) throw new AppError("not_found");
  return currency;
}
