import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/db/client";
import { logger } from "@/lib/platform/logger";
import { counts, readDishes, readTotalsOnly, sumDishes, sumTotals } from "../queries";
import { windowSpan } from "../rules";
import { type DishTotals, type SalesTotals, salesWindows } from "../types";
import { rebuildWindows } from "./rebuild-windows";

/** A sale on its way is no difference. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Compares the windows of every restaurant with Postgres and builds those anew that differ: a Redis
 * that keeps its data may come back from a crash with an older state, which nothing in it shows.
 */
export async function mendWindows(now: Date): Promise<void> {
  const suspects: string[] = [];
  for (const [restaurantId, expected] of await sumAllTotals(now)) {
    const shown = await readTotalsOnly(restaurantId, "7d", now);
    if (shown.orders !== expected.orders || shown.amountMinor !== expected.amountMinor) {
      suspects.push(restaurantId);
    }
  }
  if (suspects.length > 0) await wait(LOOK_AGAIN_MS);
  for (const restaurantId of suspects) {
    const differences = await findDifferences(restaurantId, new Date());
    if (differences.length === 0) continue;
    logger.warn({ restaurantId, differences: differences.length }, "sales windows built anew");
    await rebuildWindows(restaurantId);
  }
}

/** Orders and amount of the last seven days of every restaurant that sold something. */
async function sumAllTotals(now: Date): Promise<Map<string, SalesTotals>> {
  const { from, to } = windowSpan("7d", now);
  const { rows } = await pool.query<{ id: string; orders: number; amount_minor: number }>(
    `select restaurant_id as id, count(*) as orders, sum(amount_minor)::bigint as amount_minor from (
       select restaurant_id, total_minor as amount_minor from orders
        where placed_at >= to_timestamp($1::float8 * 60) and placed_at < to_timestamp($2::float8 * 60)
          and ${counts}
       union all
       select restaurant_id, amount_minor from external_orders
        where sold_at >= to_timestamp($1::float8 * 60) and sold_at < to_timestamp($2::float8 * 60)
     ) s group by 1`,
    [from, to],
  );
  return new Map(
    rows.map((row) => [row.id, { orders: row.orders, amountMinor: row.amount_minor }]),
  );
}

/** Where the windows of a restaurant differ from the same sums in Postgres, a line each; none expected. */
export async function findDifferences(restaurantId: string, now: Date): Promise<string[]> {
  const lines: string[] = [];
  for (const window of salesWindows) {
    const span = windowSpan(window, now);
    const [totals, dishes, sqlTotals, sqlDishes] = await Promise.all([
      readTotalsOnly(restaurantId, window, now),
      readDishes(restaurantId, window, now),
      sumTotals(restaurantId, span),
      sumDishes(restaurantId, span),
    ]);
    const shown = [totalsLine(totals), ...dishes.filter(isSold).map(dishLine)];
    const expected = [totalsLine(sqlTotals), ...sqlDishes.filter(isSold).map(dishLine)];
    for (const line of shown) if (!expected.includes(line)) lines.push(`${window} has ${line}`);
    for (const line of expected) if (!shown.includes(line)) lines.push(`${window} lacks ${line}`);
  }
  return lines;
}

const isSold = ({ count, amountMinor }: DishTotals) => count !== 0 || amountMinor !== 0;
const totalsLine = ({ orders, amountMinor }: SalesTotals) => `${orders} orders, ${amountMinor}`;
const dishLine = ({ dishId, count, amountMinor }: DishTotals) =>
  `${count} of ${dishId}, ${amountMinor}`;
