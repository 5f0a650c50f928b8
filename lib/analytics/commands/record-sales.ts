import { bulkhead } from "cockatiel";
import { DatabaseError } from "pg";
import { pool } from "@/db/client";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { requireTill } from "../policy";
import { findCurrency } from "../queries";
import { RowRefused } from "../schema/fields";
import { MOST_ORDERS, readSoldOrder, UnknownRestaurant } from "../schema/sold-orders";
import type { SoldOrder } from "../types";
import { insertSales, type SalesFact } from "./insert-sales";
import { waitForWindows } from "./wait-for-windows";

const MOST_ATTEMPTS = 5;
const UNIQUE_VIOLATION = "23505";

/**
 * Batches that a process reads and writes at once; the others wait as the bytes they came as. What a
 * batch is read into is a few megabytes, and dozens of them at once were a quarter of the work. More
 * than wait for a second are told to come again.
 */
const turns = bulkhead(2, 100);

export interface Recorded {
  accepted: number;
  /** Told before: in this batch or in an earlier one. */
  duplicates: number;
  rejected: { index: number; reason: string }[];
}

/**
 * Takes in orders of other systems: good rows land, bad rows are told by index, known ones are counted.
 * `read` makes rows of what came, when it is their turn; more than `MOST_ORDERS` are a 400.
 */
export async function recordSales(ctx: Ctx, read: () => readonly unknown[]): Promise<Recorded> {
  // Who may not is told so before anything is read.
  requireTill(ctx.actor);
  const { facts, ...recorded } = await turns.execute(() => takeIn(ctx, read()));
  await waitForWindows(facts);
  return recorded;
}

async function takeIn(ctx: Ctx, rows: readonly unknown[]): Promise<Recorded & Inserted> {
  if (rows.length > MOST_ORDERS) {
    throw new AppError("invalid_request", { detail: `at most ${MOST_ORDERS} orders at a time` });
  }
  const currencyOf = await currenciesFor(ctx, rows);
  const orders = new Map<string, SoldOrder>();
  const rejected: Recorded["rejected"] = [];
  rows.forEach((row, index) => {
    try {
      const order = readSoldOrder(row, currencyOf, ctx.now.getTime());
      const key = `${order.restaurantId} ${order.orderId}`;
      // The first of two rows with one id counts, as it would in two batches.
      if (!orders.has(key)) orders.set(key, order);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      rejected.push({ index, reason: toReason(error) });
    }
  });
  const { accepted, facts } = await insertNew([...orders.values()]);
  return { accepted, duplicates: rows.length - rejected.length - accepted, rejected, facts };
}

/** As `recordSales` for one order, which is refused as a request is: 400, or 404 for a foreign restaurant. */
export async function recordSale(ctx: Ctx, row: unknown): Promise<Recorded> {
  const currencyOf = await currenciesFor(ctx, [row]);
  try {
    const order = readSoldOrder(row, currencyOf, ctx.now.getTime());
    const { accepted, facts } = await insertNew([order]);
    await waitForWindows(facts);
    return { accepted, duplicates: 1 - accepted, rejected: [] };
  } catch (error) {
    if (error instanceof UnknownRestaurant) throw new AppError("not_found");
    if (!(error instanceof RowRefused)) throw error;
    const { path, message } = error;
    throw new AppError("invalid_request", {
      errors: [{ path, message }],
      detail: toReason(error),
    });
  }
}

const toReason = ({ path, message }: RowRefused): string =>
  path ? `${path}: ${message}` : message;

/** The currencies of those restaurants in the rows that the caller may write to. */
async function currenciesFor({ actor }: Ctx, rows: readonly unknown[]) {
  const mayWrite = requireTill(actor);
  const ids = new Set(rows.map(restaurantIdOf).filter((id) => id !== undefined));
  const known = await Promise.all(
    [...ids].filter(mayWrite).map(async (id) => [id, await findCurrency(id)] as const),
  );
  const currencies = new Map(known);
  return (restaurantId: string) => currencies.get(restaurantId);
}

function restaurantIdOf(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null || !("restaurantId" in row)) return undefined;
  const { restaurantId } = row;
  return typeof restaurantId === "string" && isId(restaurantId)
    ? restaurantId.toLowerCase()
    : undefined;
}

interface Inserted {
  /** How many orders were not there yet. */
  accepted: number;
  /** What tells of them. */
  facts: SalesFact[];
}

/** Writes the orders that are not there yet. */
async function insertNew(orders: readonly SoldOrder[]): Promise<Inserted> {
  let fresh = orders;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    if (fresh.length === 0) return { accepted: 0, facts: [] };
    const facts = await tryInsert(fresh);
    if (facts) {
      announce();
      return { accepted: fresh.length, facts };
    }
    fresh = await withoutKnown(fresh);
  }
  throw new AppError("service_unavailable", { retryAfterS: 1 });
}

/** Undefined when one of the orders is there already; then none was written. */
async function tryInsert(orders: readonly SoldOrder[]): Promise<SalesFact[] | undefined> {
  try {
    return await insertSales(orders);
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}

async function withoutKnown(orders: readonly SoldOrder[]): Promise<SoldOrder[]> {
  const { rows } = await pool.query<{ known: string }>(
    `select e.restaurant_id || ' ' || e.order_id as known
       from unnest($1::uuid[], $2::text[]) as u(r, o)
       join external_orders e on e.restaurant_id = u.r and e.order_id = u.o`,
    [orders.map((order) => order.restaurantId), orders.map((order) => order.orderId)],
  );
  const known = new Set(rows.map((row) => row.known));
  return orders.filter((order) => !known.has(`${order.restaurantId} ${order.orderId}`));
}
