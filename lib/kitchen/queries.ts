import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, tickets } from "@/db/schema";
import { requireMember } from "@/lib/auth/policy";
import { itemsByOrder, type OrderItemRow, type OrderRow } from "@/lib/orders/queries";
import type { TicketStatus } from "@/lib/orders/types";
import type { Ctx, RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { decodeCursor } from "@/lib/platform/http/page";

export type TicketRow = typeof tickets.$inferSelect;

export interface FullTicket {
  ticket: TicketRow;
  order: OrderRow;
  items: OrderItemRow[];
}

/** The most a board shows: beyond that the oldest have to leave first. */
const MOST_ON_BOARD = 300;

async function read(where: SQL | undefined, limit: number): Promise<FullTicket[]> {
  const rows = await db
    .select({ ticket: tickets, order: orders })
    .from(tickets)
    .innerJoin(orders, eq(orders.id, tickets.orderId))
    .where(where)
    .orderBy(asc(tickets.placedAt), asc(tickets.id))
    .limit(limit);
  const items = await itemsByOrder(rows.map((row) => row.order.id));
  return rows.map((row) => ({ ...row, items: items.get(row.order.id) ?? [] }));
}

export interface TicketListOptions {
  status?: TicketStatus | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Oldest first, one more than `limit`; open tickets unless a state is named. */
export function listTickets(
  { restaurantId }: RestaurantScope,
  { status, limit, cursor }: TicketListOptions,
): Promise<FullTicket[]> {
  const after = decodeCursor(cursor, 2);
  const newer = after
    ? sql`(${tickets.placedAt}, ${tickets.id}) > (${new Date(Number(after[0])).toISOString()}::timestamptz, ${String(after[1])}::uuid)`
    : undefined;
  const shown = status ? eq(tickets.status, status) : isNull(tickets.closedAt);
  return read(and(eq(tickets.restaurantId, restaurantId), shown, newer), limit + 1);
}

/** All that is on the board now. */
export const listOpenTickets = ({ restaurantId }: RestaurantScope): Promise<FullTicket[]> =>
  read(and(eq(tickets.restaurantId, restaurantId), isNull(tickets.closedAt)), MOST_ON_BOARD);

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
