import { z } from "@hono/zod-openapi";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { OpenOffer } from "../queries/assignments";
import { offerStatuses } from "../types";
import { kitchenPlace, toKitchenPlace } from "./kitchen-place";

export const offerSchema = z
  .object({
    id: uuid,
    order_id: uuid,
    /** Offers of one trip are answered together. */
    trip_id: uuid,
    offered_at: timestamp,
    expires_at: timestamp,
    /** Delivery and tip, in major units. */
    pay: z.number(),
    delivery_pay: z.number(),
    tip: z.number(),
    currency: z.string(),
    pickup: kitchenPlace,
    /** The door to a hundred metres; the address comes with the delivery. */
    dropoff: z.object({ area: z.string().nullable(), lat: z.number(), lng: z.number() }),
    to_pickup_m: z.int(),
    distance_m: z.int(),
    /** Until it is handed over. */
    minutes: z.int(),
    ready_at: timestamp,
    timezone: z.string(),
  })
  .openapi("DeliveryOffer");
export type OfferJson = z.infer<typeof offerSchema>;

export const toOfferJson = ({ offer, delivery, place }: OpenOffer): OfferJson => {
  const major = (minor: number) => toMajor(minor, offer.currency);
  return {
    id: offer.id,
    order_id: offer.orderId,
    trip_id: offer.tripId,
    offered_at: offer.offeredAt.toISOString(),
    expires_at: offer.expiresAt.toISOString(),
    pay: major(offer.payMinor + offer.tipMinor),
    delivery_pay: major(offer.payMinor),
    tip: major(offer.tipMinor),
    currency: offer.currency,
    pickup: toKitchenPlace(place, delivery),
    dropoff: { area: offer.area, lat: delivery.dropoffLat, lng: delivery.dropoffLng },
    to_pickup_m: offer.toPickupM,
    distance_m: offer.distanceM,
    minutes: offer.minutes,
    ready_at: (delivery.readyAt ?? delivery.expectedReadyAt).toISOString(),
    timezone: place.timezone,
  };
};

export const answeredSchema = z
  .object({ offer_id: uuid, order_id: uuid, status: z.enum(offerStatuses) })
  .openapi("AnsweredOffer");
