import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { db } from "@/db/client";
import { deliveries, foods, orderItems, orders, riders, stations, tickets } from "@/db/schema";
import { requireMember } from "@/lib/auth/policy";
import type { OrderItemRow, OrderRow } from "@/lib/orders/queries";
import type { TicketStatus } from "@/lib/orders/types";
import type { Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { type PageQuery, readMomentCursor } from "@/lib/platform/http/page";
import type { RiderStatus } from "./types";

export type TicketRow = typeof tickets.$inferSelect;

export interface FullTicket {
  ticket: TicketRow;
  order: OrderRow;
  items: TicketItem[];
  rider: TicketRider | undefined;
}

/** Who comes for an order, or came. */
export interface TicketRider {
  status: RiderStatus;
  name: string | null;
  assignedAt: Date | null;
  /** Minutes to the restaurant, as it looked when they were asked. */
  rideMinutes: number | null;
  arrivedAt: Date | null;
}

/** A line with the station that makes its dish today, or made it when it left the menu; null: none. */
export type TicketItem = OrderItemRow;

/** The most a board shows: beyond that the oldest have to leave first. */
const MOST_ON_BOARD = 300;
/** A cancellation that nobody read in a shift is nobody's any more. */
const UNREAD_KEPT_MS = 12 * 3_600_000;

/** Nobody cooks what is not paid yet, or never was. */
const isTheKitchens = sql`(${notInArray(orders.status, ["PENDING_PAYMENT", "CANCELLED"])}
  or ${orders.status} = 'CANCELLED' and ${orders.history} @> '[{"status": "PLACED"}]')`;

const riderColumns = {
  status: sql<RiderStatus | null>`${deliveries.status}`,
  name: riders.name,
  assignedAt: deliveries.assignedAt,
  rideMinutes: sql<
    number | null
  >`(${deliveries.explanation} ->> 'to_restaurant_minutes')::float8`.as("ride_minutes"),
  arrivedAt: deliveries.arrivedAt,
};

/** The delivery of an order that somebody has taken; said as its index says it. */
const isTaken = and(
  eq(deliveries.orderId, tickets.orderId),
  sql`${deliveries.status} <> 'FAILED'`,
  isNotNull(deliveries.riderId),
);

async function read(where: SQL | undefined, limit: number): Promise<FullTicket[]> {
  const rows = await db
    .select({ ticket: tickets, order: orders, rider: riderColumns })
    .from(tickets)
    .innerJoin(orders, eq(orders.id, tickets.orderId))
    .leftJoin(deliveries, isTaken)
    .leftJoin(riders, eq(riders.userId, deliveries.riderId))
    .where(and(where, isTheKitchens))
    .orderBy(asc(tickets.placedAt), asc(tickets.id))
    .limit(limit);
  const items = await itemsOf(rows.map((row) => row.order.id));
  return rows.map(({ ticket, order, rider }) => ({
    ticket,
    order,
    items: items.get(order.id) ?? [],
    rider: rider.status ? { ...rider, status: rider.status } : undefined,
  }));
}

async function itemsOf(orderIds: string[]): Promise<Map<string, TicketItem[]>> {
  const found = new Map<string, TicketItem[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return found;
  const rows = await db
    .select({ item: orderItems, dish: foods.stationId, left: stations.id })
    .from(orderItems)
    .leftJoin(foods, eq(foods.id, orderItems.foodId))
    .leftJoin(stations, eq(stations.id, orderItems.stationId))
    .where(inArray(orderItems.orderId, orderIds))
    .orderBy(asc(orderItems.line));
  for (const { item, dish, left } of rows)
    found.get(item.orderId)?.push({ ...item, stationId: dish ?? left });
  return found;
}

export interface TicketListOptions extends PageQuery {
  status?: TicketStatus | undefined;
}

/** Oldest first, one more than `limit`; open tickets unless a state is named. */
export function listTickets(
  { restaurantId }: RestaurantScope,
  { status, limit, cursor }: TicketListOptions,
): Promise<FullTicket[]> {
  const after = readMomentCursor(cursor);
  const newer = after
    ? sql`(${tickets.placedAt}, ${tickets.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : undefined;
  // What was called off is nobody's to cook, in whatever state its ticket stayed.
  const shown = status
    ? and(eq(tickets.status, status), notInArray(orders.status, ["CANCELLED", "REJECTED"]))
    : isNull(tickets.closedAt);
  return read(and(eq(tickets.restaurantId, restaurantId), shown, newer), limit + 1);
}

// Open tickets, and cancelled ones until a cook has said so.
const listBoardTickets = ({ restaurantId }: RestaurantScope, now: Date) => {
  const unread = and(
    isNotNull(tickets.changes),
    gt(tickets.placedAt, new Date(now.getTime() - UNREAD_KEPT_MS)),
  );
  const shown = or(isNull(tickets.closedAt), unread);
  return read(and(eq(tickets.restaurantId, restaurantId), shown), MOST_ON_BOARD);
};

export interface Station {
  id: string;
  name: string;
  position: number;
  /** How many dishes it makes. */
  foodCount: number;
}

/** The stations of a kitchen, in their order. */
export const listStations = ({ restaurantId }: RestaurantScope): Promise<Station[]> =>
  db
    .select({
      id: stations.id,
      name: stations.name,
      position: stations.position,
      foodCount: count(foods.id),
    })
    .from(stations)
    .leftJoin(foods, eq(foods.stationId, stations.id))
    .where(eq(stations.restaurantId, restaurantId))
    .groupBy(stations.id)
    .orderBy(asc(stations.position), asc(stations.id));

export interface Board {
  /** When it was read. */
  at: Date;
  tickets: FullTicket[];
  stations: Station[];
}

/** What a kitchen's screens show. */
export async function getBoard(scope: RestaurantScope, now: Date): Promise<Board> {
  const [open, stationsNow] = await Promise.all([
    listBoardTickets(scope, now),
    listStations(scope),
  ]);
  return { at: now, tickets: open, stations: stationsNow };
}

/** The tickets of some orders, open or not. */
export const listTicketsOfOrders = (
  { restaurantId }: RestaurantScope,
  orderIds: string[],
): Promise<FullTicket[]> =>
  read(
    and(eq(tickets.restaurantId, restaurantId), inArray(tickets.orderId, orderIds)),
    orderIds.length,
  );

/** A ticket of a restaurant the caller works in; otherwise as if it did not exist. */
export async function getTicket(ctx: Ctx, id: string): Promise<FullTicket> {
  if (ctx.actor.kind === "anonymous") throw new AppError("unauthenticated");
  const [found] = await read(eq(tickets.id, id), 1);
  if (!found) throw new AppError("not_found");
  requireMember(ctx.actor, found.ticket.restaurantId);
  return found;
}

export const cursorOfTicket = ({ ticket }: FullTicket): readonly [number, string] => [
  ticket.placedAt.getTime(),
  ticket.id,
];
