import { desc, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { deliveries, deliveryOffers, riders } from "@/db/schema";
import { isStaff } from "@/lib/orders/policy";
import { getOrder } from "@/lib/orders/queries";
import { carriedStatuses } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { findPosition } from "../gateway";
import { type Arrival, arrivalOf } from "../rules/arrival";
import type { DeliveryStatus, Position } from "../types";
import type { DeliveryRow } from "./assignments";

/** An order's delivery with who rides, where they are and when they come. */
export interface UnderWayDelivery {
  delivery: DeliveryRow;
  rider: { name: string | null; phoneSealed: Buffer | null } | undefined;
  position: Position | undefined;
  arrival: Arrival | undefined;
}

const isCarried = (status: DeliveryStatus) => carriedStatuses.some((one) => one === status);

/** The delivery of an order that has not failed, or the last that has; undefined where there is none. */
export async function findDelivery(
  orderId: string,
  now: Date,
): Promise<UnderWayDelivery | undefined> {
  const [row] = await db
    .select({
      delivery: deliveries,
      name: riders.name,
      phoneSealed: riders.phoneSealed,
      zone: riders.zone,
      doorsBefore,
    })
    .from(deliveries)
    .leftJoin(riders, eq(riders.userId, deliveries.riderId))
    .where(eq(deliveries.orderId, orderId))
    .orderBy(sql`${deliveries.status} = 'FAILED'`, desc(deliveries.createdAt))
    .limit(1);
  if (!row) return undefined;
  const { delivery, zone, name, phoneSealed } = row;
  const carried = isCarried(delivery.status) && delivery.riderId !== null;
  const position =
    carried && zone && delivery.riderId ? await findPosition(zone, delivery.riderId) : undefined;
  return {
    delivery,
    rider: delivery.riderId ? { name, phoneSealed } : undefined,
    position,
    arrival: arrivalNow(delivery, position, row.doorsBefore, now),
  };
}

// Doors of the same trip that lie nearer to the restaurant and are still to be knocked on.
const doorsBefore = sql<number>`(select count(*)::int from deliveries n
  where n.trip_id = ${deliveries.tripId} and n.id <> ${deliveries.id}
    and n.distance_m < ${deliveries.distanceM} and n.status in ('ASSIGNED', 'ARRIVED_AT_RESTAURANT', 'PICKED_UP'))`;

/** When a delivery comes, as far as it is under way. */
export function arrivalNow(
  delivery: DeliveryRow,
  position: Position | undefined,
  doors: number,
  now: Date,
): Arrival | undefined {
  if (delivery.status === "DELIVERED" || delivery.status === "FAILED") return undefined;
  return arrivalOf(
    {
      status: delivery.status,
      pickup: { lat: delivery.pickupLat, lng: delivery.pickupLng },
      dropoff: { lat: delivery.dropoffLat, lng: delivery.dropoffLng },
      readyAt: delivery.readyAt ?? delivery.expectedReadyAt,
      isReady: delivery.readyAt !== null,
      promisedAt: delivery.promisedAt,
      rider: position,
      doorsBefore: doors,
    },
    now,
  );
}

/** Deliveries under way, all of them, with where their riders were heard from. */
export async function listUnderWay() {
  const rows = await db
    .select({ delivery: deliveries, zone: riders.zone, doors: doorsBefore })
    .from(deliveries)
    .leftJoin(riders, eq(riders.userId, deliveries.riderId))
    .where(inArray(deliveries.status, ["UNASSIGNED", ...carriedStatuses]));
  return Promise.all(
    rows.map(async ({ delivery, zone, doors }) => ({
      delivery,
      doors,
      position: zone && delivery.riderId ? await findPosition(zone, delivery.riderId) : undefined,
    })),
  );
}

/** Whom the platform asked to bring an order, in turn, and why them; for those who work there. */
export async function listAsked(ctx: Ctx, orderId: string) {
  const order = await getOrder(ctx, orderId);
  if (!isStaff(ctx.actor, order)) throw new AppError("forbidden");
  const asked = await ctx.db
    .select({ offer: deliveryOffers, name: riders.name })
    .from(deliveryOffers)
    .leftJoin(riders, eq(riders.userId, deliveryOffers.riderId))
    .where(eq(deliveryOffers.orderId, order.id))
    .orderBy(deliveryOffers.offeredAt);
  const ids = asked.flatMap(({ offer }) =>
    offer.explanation.alternatives.map((other) => other.rider_id),
  );
  const others =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: riders.userId, name: riders.name })
          .from(riders)
          .where(inArray(riders.userId, [...new Set(ids)]));
  const found = await findDelivery(order.id, ctx.now);
  return { asked, names: new Map(others.map(({ id, name }) => [id, name])), found };
}
