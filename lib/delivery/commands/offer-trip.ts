import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { deliveries, deliveryOffers } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { distanceM, type Place } from "@/lib/platform/geo";
import { newId } from "@/lib/platform/ids";
import type { OpenDelivery } from "../queries/open-work";
import { carriedSql } from "../queries/riders";
import type { Assignment } from "../rules/snapshot";
import { OFFER_S } from "../rules/states";
import type { Explanation } from "../types";

export interface Trip {
  riderId: string;
  /** Where the rider is. */
  from: Place;
  /** In the order of the doors, each with when it will be handed over. */
  stops: { delivery: OpenDelivery; dropoffAt: Date }[];
  explanation: Explanation;
}

/** The plan's reasons as they are kept. */
export const toExplanation = ({ reason, orderIds }: Assignment): Explanation => ({
  to_restaurant_minutes: Math.round(reason.toRestaurantMinutes * 10) / 10,
  waiting_minutes: Math.round(reason.waitingMinutes * 10) / 10,
  lateness_minutes: Math.round(reason.latenessMinutes * 10) / 10,
  delay_minutes: Math.round(reason.delayMinutes * 10) / 10,
  jobs_done: reason.jobsDone,
  cost: Math.round(reason.cost * 100) / 100,
  orders: orderIds.length,
  alternatives: reason.alternatives.map((other) => ({
    rider_id: other.riderId,
    to_restaurant_minutes: Math.round(other.toRestaurantMinutes * 10) / 10,
    cost: Math.round(other.cost * 100) / 100,
  })),
});

/**
 * Asks a rider to take a trip, for thirty seconds. False when something has changed since the plan
 * was made: the rider left or is asked for something else, or a delivery is no longer open.
 */
export const offerTrip = (trip: Trip, now: Date): Promise<boolean> =>
  db
    .transaction(async (tx) => {
      const ids = trip.stops.map(({ delivery }) => delivery.id);
      // Deliveries before riders, as everybody locks them.
      const open = await tx
        .update(deliveries)
        .set({ searchingSince: sql`coalesce(${deliveries.searchingSince}, ${now.toISOString()})` })
        .where(
          and(
            inArray(
              deliveries.id,
              tx
                .select({ id: deliveries.id })
                .from(deliveries)
                .where(inArray(deliveries.id, ids))
                .orderBy(asc(deliveries.id))
                .for("update"),
            ),
            eq(deliveries.status, "UNASSIGNED"),
          ),
        )
        .returning({ id: deliveries.id });
      if (open.length < ids.length || !(await isFree(tx, trip.riderId))) return tx.rollback();
      await insertOffers(tx, trip, now);
      return true;
    })
    .catch((error: Error) => {
      if (error.name === "TransactionRollbackError" || isTaken(error)) return false;
      throw error;
    });

/** Another process was quicker with one of the deliveries. */
const isTaken = (error: Error): boolean => {
  const cause: unknown = error.cause ?? error;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint" in cause &&
    cause.constraint === "delivery_offers_open"
  );
};

/** Takes hold of the rider's row; whether they are online with nothing to answer and nothing in hand. */
async function isFree(tx: Tx, riderId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    update riders r set version = version + 1
     where r.user_id = ${riderId} and r.is_online
       and not exists (select from delivery_offers f where f.rider_id = r.user_id and f.status = 'OFFERED')
       and not exists (select from deliveries d
                        where d.rider_id = r.user_id and d.status in (${sql.raw(carriedSql)}))
    returning r.user_id`);
  return rows.length === 1;
}

/** The neighbourhood that a door lies in, as the restaurants around it call it. */
async function areaOf(tx: Tx, { lat, lng }: Place): Promise<string | null> {
  const { rows } = await tx.execute<{ area: string }>(sql`
    select neighbourhood as area from restaurants where neighbourhood is not null
     order by location <-> point(${lng}, ${lat}) limit 1`);
  return rows[0]?.area ?? null;
}

async function insertOffers(tx: Tx, trip: Trip, now: Date): Promise<void> {
  const tripId = newId();
  const expiresAt = new Date(now.getTime() + OFFER_S * 1_000);
  for (const { delivery, dropoffAt } of trip.stops) {
    const toPickupM = Math.round(distanceM(trip.from, delivery.pickup));
    const id = newId();
    await tx.insert(deliveryOffers).values({
      id,
      deliveryId: delivery.id,
      orderId: delivery.orderId,
      restaurantId: delivery.restaurantId,
      riderId: trip.riderId,
      tripId,
      round: delivery.round,
      status: "OFFERED",
      currency: delivery.currency,
      payMinor: delivery.payMinor,
      tipMinor: delivery.tipMinor,
      toPickupM,
      distanceM: toPickupM + delivery.distanceM,
      minutes: Math.max(1, Math.round((dropoffAt.getTime() - now.getTime()) / 60_000)),
      area: await areaOf(tx, delivery.dropoff),
      explanation: trip.explanation,
      offeredAt: now,
      expiresAt,
    });
    await appendEvent(tx, "delivery.offered", {
      key: delivery.orderId,
      restaurantId: delivery.restaurantId,
      at: now,
      data: {
        delivery_id: delivery.id,
        order_id: delivery.orderId,
        restaurant_id: delivery.restaurantId,
        status: "UNASSIGNED",
        offer_id: id,
        rider_id: trip.riderId,
        expires_at: expiresAt.toISOString(),
        pay_minor: delivery.payMinor,
        tip_minor: delivery.tipMinor,
        currency: delivery.currency,
      },
    });
  }
}
