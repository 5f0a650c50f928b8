import { and, asc, desc, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import {
  decodeCursor,
  type PageQuery,
  readMoment,
  readMomentCursor,
} from "@/lib/platform/http/page";
import { historyStart } from "../policy";
import { type FullOrder, fillItems, isCarriedBy, withParts } from "../queries";
import { ANSWERED_BEFORE_MINUTES, answerBy } from "../rules";
import type { OrderStatus } from "../types";
import { ofThisSitting } from "./sitting";

export interface ListOptions extends PageQuery {
  status?: OrderStatus | undefined;
  /** Only what the caller ordered, not what comes in where they work. */
  mine?: boolean;
}

/** An order that lists come in, with the cursor that goes on in it. */
export interface ListOrder {
  by: SQL[];
  /** What comes after the row of a cursor; throws `invalid_request` for a foreign one. */
  after: (cursor: string | undefined) => SQL | undefined;
  cursorOf: (row: FullOrder) => readonly (string | number)[];
}

export const newestFirst: ListOrder = {
  by: [desc(orders.placedAt), desc(orders.id)],
  after(cursor) {
    const last = readMomentCursor(cursor);
    return last
      ? sql`(${orders.placedAt}, ${orders.id}) < (${last.at}::timestamptz, ${last.id}::uuid)`
      : undefined;
  },
  cursorOf: ({ order }) => [order.placedAt.getTime(), order.id],
};

const isAnswered = sql`(${orders.status} <> 'PLACED')`;

// A restaurant has as many minutes for each answer: `answerBy` without them sorts the same, and a cursor
// stays good when they are changed.
const dueAt = sql`(case when ${orders.status} = 'PLACED'
  then greatest(${orders.placedAt}, ${orders.scheduledFor} - make_interval(mins => ${ANSWERED_BEFORE_MINUTES}))
  else ${orders.promisedAt} end)`;

/** What waits for an answer, by when it is due; then what is under way, by its promise. */
export const urgentFirst: ListOrder = {
  by: [asc(isAnswered), asc(dueAt), asc(orders.id)],
  after(cursor) {
    const values = decodeCursor(cursor, 3);
    if (!values) return undefined;
    const [answered, ms, id] = values;
    const last = readMoment(ms, id);
    return sql`(${isAnswered}, ${dueAt}, ${orders.id}) >
      (${answered === 1}::boolean, ${last.at}::timestamptz, ${last.id}::uuid)`;
  },
  cursorOf: ({ order }) =>
    order.status === "PLACED"
      ? [0, answerBy(order, 0).getTime(), order.id]
      : [1, order.promisedAt.getTime(), order.id],
};

/** Orders in a scope, newest first unless told otherwise, one more than `limit`. */
export async function listIn(
  scope: SQL | undefined,
  { status, limit, cursor }: ListOptions,
  { by, after }: ListOrder = newestFirst,
): Promise<FullOrder[]> {
  const rows = await withParts()
    .where(and(scope, after(cursor), status ? eq(orders.status, status) : undefined))
    .orderBy(...by)
    .limit(limit + 1);
  return fillItems(rows);
}

/**
 * Newest first, one more than `limit`: the caller's own orders, those of where they work, and what a
 * rider has in hand.
 */
export function listOrders({ actor, now }: Ctx, options: ListOptions): Promise<FullOrder[]> {
  if (actor.kind === "table") {
    return listIn(and(eq(orders.tableId, actor.tableId), ofThisSitting(now)), options);
  }
  const user = requireUser(actor);
  if (user.role === "admin" && !options.mine) return listIn(undefined, options);
  const own = and(eq(orders.customerId, user.userId), gte(orders.placedAt, historyStart(now)));
  if (options.mine) return listIn(own, options);
  const places = user.memberships.map((one) => one.restaurantId);
  const atWork = places.length > 0 ? inArray(orders.restaurantId, places) : undefined;
  const carried = user.role === "rider" ? isCarriedBy(user.userId) : undefined;
  return listIn(or(own, atWork, carried), options);
}
