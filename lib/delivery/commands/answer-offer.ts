import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { pool, type Tx } from "@/db/client";
import { deliveries, deliveryOffers, orders, riders } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isOffered } from "../policy";
import type { OfferRow } from "../queries/assignments";
import { tellClosed } from "./close-offers";

/** The offer, if it was made to the caller: somebody else's is closed to them as one that has ended. */
async function getOwnOffer(ctx: Ctx, id: string): Promise<OfferRow> {
  requireRole(ctx.actor, "rider");
  const [offer] = await ctx.db.select().from(deliveryOffers).where(eq(deliveryOffers.id, id));
  if (!offer) throw new AppError("not_found");
  if (!isOffered(ctx.actor, offer)) throw new AppError("offer_gone");
  return offer;
}

/**
 * Takes an offer, and with it the other orders of its trip. Of two taps, or of an answer and the end
 * of its time, one wins; the other is told that the offer is gone.
 */
export async function acceptOffer(ctx: Ctx, offerId: string): Promise<OfferRow> {
  const offer = await getOwnOffer(ctx, offerId);
  const taken = await ctx.db.transaction(async (tx) => {
    const open = await holdOpen(tx, offer.tripId);
    const won = await tx
      .update(deliveryOffers)
      .set({ status: "ACCEPTED", answeredAt: ctx.now })
      .where(
        and(
          eq(deliveryOffers.tripId, offer.tripId),
          eq(deliveryOffers.status, "OFFERED"),
          gt(deliveryOffers.expiresAt, ctx.now),
          inArray(deliveryOffers.deliveryId, open),
        ),
      )
      .returning();
    const own = won.find(({ id }) => id === offer.id);
    if (!own) throw new AppError("offer_gone");
    for (const one of won) await assign(tx, one, ctx.now);
    await tx
      .update(riders)
      .set({ version: sql`${riders.version} + 1` })
      .where(eq(riders.userId, offer.riderId));
    return own;
  });
  announce();
  return taken;
}

/** Holds the trip's orders and deliveries as they are; those that a rider can still take. */
async function holdOpen(tx: Tx, tripId: string): Promise<string[]> {
  const ofTrip = tx
    .select({ id: deliveryOffers.orderId })
    .from(deliveryOffers)
    .where(eq(deliveryOffers.tripId, tripId));
  // A customer who cancels at this moment waits, and finds a rider; or the rider finds no order.
  const held = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(inArray(orders.id, ofTrip), inArray(orders.status, ["ACCEPTED", "IN_PROGRESS", "READY"])),
    )
    .orderBy(asc(orders.id))
    .for("share");
  if (held.length === 0) throw new AppError("offer_gone");
  const open = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        inArray(
          deliveries.orderId,
          held.map(({ id }) => id),
        ),
        eq(deliveries.status, "UNASSIGNED"),
      ),
    )
    .orderBy(asc(deliveries.id))
    .for("update");
  if (open.length === 0) throw new AppError("offer_gone");
  return open.map(({ id }) => id);
}

async function assign(tx: Tx, offer: OfferRow, now: Date): Promise<void> {
  await tx
    .update(deliveries)
    .set({
      status: "ASSIGNED",
      riderId: offer.riderId,
      tripId: offer.tripId,
      // What was promised with the offer is paid, whatever happens to the order's address.
      payMinor: offer.payMinor,
      tipMinor: offer.tipMinor,
      explanation: offer.explanation,
      assignedAt: now,
      searchingSince: null,
      updatedAt: now,
    })
    .where(eq(deliveries.id, offer.deliveryId));
  await appendEvent(tx, "delivery.assigned", {
    key: offer.orderId,
    restaurantId: offer.restaurantId,
    at: now,
    data: {
      delivery_id: offer.deliveryId,
      order_id: offer.orderId,
      restaurant_id: offer.restaurantId,
      status: "ASSIGNED",
      offer_id: offer.id,
      rider_id: offer.riderId,
    },
  });
}

/** Says no to a trip; the next best rider is asked at once. */
export async function rejectOffer(ctx: Ctx, offerId: string, reason?: string): Promise<OfferRow> {
  const offer = await getOwnOffer(ctx, offerId);
  const { rowCount } = await pool.query({
    name: "offers-reject",
    text: `with closed as (
        update delivery_offers set status = 'REJECTED', answered_at = $2, reason = $3
         where trip_id = $1 and status = 'OFFERED' and expires_at > $2 returning *
      ), ${tellClosed} select from closed`,
    values: [offer.tripId, ctx.now, reason ?? null],
  });
  if (rowCount === 0) throw new AppError("offer_gone");
  announce();
  return offer;
}
