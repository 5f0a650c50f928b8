import { and, asc, eq, gt, inArray } from "drizzle-orm";
import {
  bills,
  deliveries,
  deliveryOffers,
  orderItems,
  orders,
  restaurants,
  tickets,
} from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { carriedStatuses } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";

export type OfferRow = typeof deliveryOffers.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;

const place = {
  name: restaurants.name,
  address: restaurants.address,
  phone: restaurants.phone,
  timezone: restaurants.timezone,
};

/** What a rider is asked for and what they have in hand. */
export interface Assignments {
  at: Date;
  offers: Awaited<ReturnType<typeof listOffers>>;
  deliveries: Awaited<ReturnType<typeof listCarried>>;
}
export type OpenOffer = Assignments["offers"][number];
export type CarriedDelivery = Assignments["deliveries"][number];

const listOffers = (ctx: Ctx, riderId: string) =>
  ctx.db
    .select({ offer: deliveryOffers, delivery: deliveries, place })
    .from(deliveryOffers)
    .innerJoin(deliveries, eq(deliveries.id, deliveryOffers.deliveryId))
    .innerJoin(restaurants, eq(restaurants.id, deliveryOffers.restaurantId))
    .where(
      and(
        eq(deliveryOffers.riderId, riderId),
        eq(deliveryOffers.status, "OFFERED"),
        gt(deliveryOffers.expiresAt, ctx.now),
      ),
    )
    .orderBy(asc(deliveryOffers.offeredAt), asc(deliveryOffers.id));

async function listCarried(ctx: Ctx, riderId: string) {
  const rows = await ctx.db
    .select({
      delivery: deliveries,
      order: orders,
      number: tickets.number,
      billStatus: bills.status,
      place,
    })
    .from(deliveries)
    .innerJoin(orders, eq(orders.id, deliveries.orderId))
    .innerJoin(tickets, eq(tickets.orderId, orders.id))
    .innerJoin(bills, eq(bills.orderId, orders.id))
    .innerJoin(restaurants, eq(restaurants.id, deliveries.restaurantId))
    .where(and(eq(deliveries.riderId, riderId), inArray(deliveries.status, [...carriedStatuses])))
    .orderBy(asc(deliveries.assignedAt), asc(deliveries.distanceM), asc(deliveries.id));
  const items = await itemsOf(
    ctx,
    rows.map(({ order }) => order.id),
  );
  return rows.map((row) => ({
    ...row,
    items: items.filter(({ orderId }) => orderId === row.order.id),
  }));
}

async function itemsOf(ctx: Ctx, orderIds: string[]) {
  if (orderIds.length === 0) return [];
  return ctx.db
    .select({ orderId: orderItems.orderId, name: orderItems.name, quantity: orderItems.quantity })
    .from(orderItems)
    .where(inArray(orderItems.orderId, orderIds))
    .orderBy(asc(orderItems.line));
}

/** The caller's open offers, and the deliveries they have in hand in the order of their doors. */
export async function getAssignments(ctx: Ctx): Promise<Assignments> {
  const { userId } = requireRole(ctx.actor, "rider");
  const offers = await listOffers(ctx, userId);
  return { at: ctx.now, offers, deliveries: await listCarried(ctx, userId) };
}
