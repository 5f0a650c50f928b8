import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Db, db } from "@/db/client";
import {
  bills,
  deliveries,
  orderItems,
  orders,
  payments,
  ratings,
  refunds,
  restaurants,
  tickets,
} from "@/db/schema";
import type { Actor, Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { canSeeOrder } from "./policy";
import { carriedStatuses, type Placer } from "./types";

export type OrderRow = typeof orders.$inferSelect;
export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type OrderItemRow = typeof orderItems.$inferSelect;

/** An order with all that belongs to it. */
export interface FullOrder {
  order: OrderRow;
  bill: typeof bills.$inferSelect;
  ticket: typeof tickets.$inferSelect;
  restaurantName: string;
  /** How long the guest waits for an answer, and what happens then. */
  answer: { minutes: number; rejects: boolean };
  /** A rider of the platform has it in hand: nobody else takes its next step. */
  isCarried: boolean;
  /** What its customer gave the restaurant for it; null: nothing yet. */
  stars: number | null;
  items: OrderItemRow[];
}

/** An order with what is known of its money. */
export interface FullOrderWithMoney extends FullOrder {
  payments: PaymentRow[];
  refunds: RefundRow[];
}

const selection = {
  order: orders,
  bill: bills,
  ticket: tickets,
  restaurantName: restaurants.name,
  answer: { minutes: restaurants.answerMinutes, rejects: restaurants.rejectsUnanswered },
  isCarried: sql<boolean>`exists (select from ${deliveries} c where c.order_id = ${orders.id}
    and c.status in ('ASSIGNED', 'ARRIVED_AT_RESTAURANT', 'PICKED_UP'))`,
  stars: ratings.restaurantStars,
};

/** Whether a rider of the platform has an order in hand. */
export async function isCarried(db: Db, orderId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.orderId, orderId), inArray(deliveries.status, carriedStatuses)));
  return row !== undefined;
}

/** Orders with what belongs to each; `fillItems` adds their lines. */
export const withParts = () =>
  db
    .select(selection)
    .from(orders)
    .innerJoin(bills, eq(bills.orderId, orders.id))
    .innerJoin(tickets, eq(tickets.orderId, orders.id))
    .innerJoin(restaurants, eq(restaurants.id, orders.restaurantId))
    .leftJoin(ratings, eq(ratings.orderId, orders.id));

/** A client may also ask by the order id it chose itself, within its own orders. */
function ownClientId(actor: Actor, id: string): SQL | undefined {
  if (actor.kind === "table")
    return and(eq(orders.tableId, actor.tableId), eq(orders.clientOrderId, id));
  if (actor.kind !== "user") return undefined;
  return and(eq(orders.customerId, actor.userId), eq(orders.clientOrderId, id));
}

/** The order as far as the caller may see it; otherwise as if it did not exist. */
export async function getOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  if (ctx.actor.kind === "anonymous") throw new AppError("unauthenticated");
  const found = await ctx.db
    .select()
    .from(orders)
    .where(or(eq(orders.id, id), ownClientId(ctx.actor, id)));
  const order = found.find((one) => canSeeOrder(ctx.actor, one, ctx.now));
  if (order) return order;
  throw new AppError((await isInHand(ctx, found)) ? "forbidden" : "not_found");
}

/** Whether the caller brings one of these orders: a rider sees it, in lib/tracking, and does nothing else with it. */
async function isInHand({ db, actor }: Ctx, found: readonly OrderRow[]): Promise<boolean> {
  if (actor.kind !== "user" || actor.role !== "rider" || found.length === 0) return false;
  const ids = found.map(({ id }) => id);
  const carried = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(inArray(orders.id, ids), isCarriedBy(actor.userId)));
  return carried.length > 0;
}

/** What a rider has in hand. */
export const isCarriedBy = (riderId: string): SQL =>
  inArray(
    orders.id,
    db
      .select({ id: deliveries.orderId })
      .from(deliveries)
      .where(and(eq(deliveries.riderId, riderId), inArray(deliveries.status, carriedStatuses))),
  );

export async function getFullOrder(ctx: Ctx, id: string): Promise<FullOrderWithMoney> {
  return loadFullOrder((await getOrder(ctx, id)).id);
}

/** The order for whoever was shown to be allowed to see it. */
export async function loadFullOrder(orderId: string): Promise<FullOrderWithMoney> {
  const [[full], money] = await Promise.all([
    withParts()
      .where(eq(orders.id, orderId))
      .then((rows) => fillItems(rows)),
    getMoney(db, orderId),
  ]);
  if (!full) throw new AppError("not_found");
  return { ...full, ...money };
}

/** What was asked for, paid and given back for an order, oldest first. */
export async function getMoney(
  tx: Db,
  orderId: string,
): Promise<{ payments: PaymentRow[]; refunds: RefundRow[] }> {
  const asked = await tx
    .select()
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.id));
  const back = await tx
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.id));
  return { payments: asked, refunds: back };
}

/** The payment an order was placed with. */
export async function findFirstPayment(order: OrderRow): Promise<{ id: string } | undefined> {
  if (order.paymentMethod !== "card") return undefined;
  const [first] = await db
    .select({ id: payments.id })
    .from(payments)
    .where(eq(payments.orderId, order.id))
    .orderBy(asc(payments.id))
    .limit(1);
  return first;
}

/** The lines of some orders, by order, in their order; every id has its list. */
async function itemsByOrder(orderIds: string[]): Promise<Map<string, OrderItemRow[]>> {
  const found = new Map<string, OrderItemRow[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return found;
  const items = await db
    .select()
    .from(orderItems)
    .where(inArray(orderItems.orderId, orderIds))
    .orderBy(asc(orderItems.line));
  for (const item of items) found.get(item.orderId)?.push(item);
  return found;
}

/** An order's lines, in their order. */
export const listItems = async (orderId: string): Promise<OrderItemRow[]> =>
  (await itemsByOrder([orderId])).get(orderId) ?? [];

/** Adds the lines to some orders. */
export async function fillItems(rows: Omit<FullOrder, "items">[]): Promise<FullOrder[]> {
  const items = await itemsByOrder(rows.map((row) => row.order.id));
  return rows.map((row) => ({ ...row, items: items.get(row.order.id) ?? [] }));
}

/** How many orders wait for the restaurant's answer. */
export async function countWaitingOrders({ restaurantId }: RestaurantScope): Promise<number> {
  return db.$count(
    tickets,
    and(
      eq(tickets.restaurantId, restaurantId),
      isNull(tickets.closedAt),
      eq(tickets.status, "NEW"),
    ),
  );
}

/** The order a customer or a table placed under an id of its own. */
export async function findOrderByClientId(
  placer: Placer,
  clientOrderId: string,
): Promise<OrderRow | undefined> {
  const own =
    placer.kind === "customer"
      ? eq(orders.customerId, placer.userId)
      : eq(orders.tableId, placer.tableId);
  const [order] = await db
    .select()
    .from(orders)
    .where(and(own, eq(orders.clientOrderId, clientOrderId)));
  return order;
}
