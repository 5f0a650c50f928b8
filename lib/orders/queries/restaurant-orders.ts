import {
  and,
  eq,
  exists,
  gte,
  ilike,
  inArray,
  lt,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { db } from "@/db/client";
import { orderItems, orders, restaurants, tickets } from "@/db/schema";
import type { RestaurantScope } from "@/lib/platform/ctx";
import type { OrderType } from "@/lib/restaurants/types";
import type { FullOrder } from "../queries";
import { openStatuses } from "../rules";
import { type OrderShow, unsoldStatuses } from "../types";
import { type ListOptions, type ListOrder, listIn, newestFirst, urgentFirst } from "./list-orders";

/** What staff look for. */
export interface OrderFilter {
  show?: OrderShow | undefined;
  orderType?: OrderType | undefined;
  /** A day of the restaurant's calendar, "YYYY-MM-DD". */
  date?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** A ticket's number, or words: a dish, a table, a note. */
  q?: string | undefined;
}

/** What waits for its payment is not the restaurant's yet. */
const open = openStatuses.filter((status) => status !== "PENDING_PAYMENT");
/** Open orders may be scheduled a week ahead; what is older is forgotten, not open. */
const OPEN_DAYS = 15;
/** How far back words are looked for when no day is named. */
const SEARCHED_DAYS = 92;

/** A restaurant's orders, one more than `limit`: the newest first, of open ones the most urgent. */
export const listRestaurantOrders = (
  { restaurantId }: RestaurantScope,
  { filter = {}, now, ...options }: ListOptions & { filter?: OrderFilter; now: Date },
): Promise<FullOrder[]> =>
  listIn(
    and(eq(orders.restaurantId, restaurantId), fits(filter, now)),
    options,
    orderOf(filter.show),
  );

/** How many orders are open, and how many of them late. */
export async function countOpenOrders(
  { restaurantId }: RestaurantScope,
  now: Date,
): Promise<{ open: number; late: number }> {
  const count = (show: OrderShow) =>
    db.$count(orders, and(eq(orders.restaurantId, restaurantId), inState(show, now)));
  return { open: await count("open"), late: await count("late") };
}

/** The order of a list of such orders. */
export const orderOf = (show: OrderShow | undefined): ListOrder =>
  show === undefined || show === "sold" ? newestFirst : urgentFirst;

function fits(filter: OrderFilter, now: Date): SQL | undefined {
  const { show, orderType, date, from, to, q } = filter;
  const isBound = date !== undefined || from !== undefined;
  return and(
    show === undefined ? undefined : inState(show, now),
    orderType === undefined ? undefined : eq(orders.orderType, orderType),
    date === undefined ? undefined : onDate(date),
    from === undefined ? undefined : gte(orders.placedAt, from),
    to === undefined ? undefined : lt(orders.placedAt, to),
    q
      ? and(saying(q), isBound ? undefined : gte(orders.placedAt, daysBefore(now, SEARCHED_DAYS)))
      : undefined,
  );
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

function inState(show: OrderShow, now: Date): SQL | undefined {
  if (show === "sold") return notInArray(orders.status, [...unsoldStatuses]);
  const recent = gte(orders.placedAt, daysBefore(now, OPEN_DAYS));
  if (show === "waiting") return and(recent, eq(orders.status, "PLACED"));
  const isOpen = and(recent, inArray(orders.status, open));
  return show === "late" ? and(isOpen, lt(orders.promisedAt, now), not(isServed)) : isOpen;
}

/** On the counter or the table: it is the guest who is late. */
const isServed = sql`(${orders.orderType} <> 'delivery' and ${orders.status} in ('READY', 'OUT_FOR_DELIVERY'))`;

const onDate = (date: string) => sql`
  ${orders.placedAt} >= ${date}::date::timestamp at time zone ${restaurants.timezone} and
  ${orders.placedAt} < (${date}::date + 1)::timestamp at time zone ${restaurants.timezone}`;

/** A number is a ticket's or a table's; anything else is in a dish's name, a note or a table's name. */
function saying(q: string): SQL | undefined {
  const number = /^#?(\d{1,9})$/.exec(q)?.[1];
  if (number !== undefined)
    return or(eq(tickets.number, Number(number)), eq(orders.tableNumber, number));
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(orders.note, like),
    ilike(orders.tableNumber, like),
    exists(
      db
        .select({ one: sql`1` })
        .from(orderItems)
        .where(and(eq(orderItems.orderId, orders.id), ilike(orderItems.name, like))),
    ),
  );
}
