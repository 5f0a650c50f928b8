import { z } from "@hono/zod-openapi";
import { addressSchema, readAddress } from "@/lib/orders/schema/address";
import { paymentMethods } from "@/lib/orders/types";
import {
  bodyOf,
  latitude,
  longitude,
  noteText,
  shortText,
  timestamp,
  uuid,
} from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { unseal } from "@/lib/platform/secrets";
import type { Assignments, CarriedDelivery, DeliveryRow, OpenOffer } from "./queries/assignments";
import type { Earned, Earnings, Shift } from "./queries/earnings";
import type { RiderState } from "./queries/riders";
import type { listAsked } from "./queries/under-way";
import { deliverySteps } from "./rules/states";
import { deliveryStatuses, offerStatuses, riderSteps } from "./types";

const MOST_PINGS = 60;

export const availability = z
  .strictObject({ online: z.boolean(), lat: latitude.optional(), lng: longitude.optional() })
  .refine(({ online, lat, lng }) => !online || (lat !== undefined && lng !== undefined), {
    path: ["lat"],
    error: "whoever goes online says where",
  })
  .openapi("Availability");
export const availabilityBody = bodyOf(availability);
export const profileBody = bodyOf(
  z.strictObject({ name: shortText(40), phone: noteText(30).nullable().optional() }),
);
/** Why, by those who say it. */
export const reasonBody = {
  content: {
    "application/json": { schema: z.strictObject({ reason: noteText(200).optional() }) },
  },
};
export const locationsBody = bodyOf(
  z.strictObject({
    pings: z
      .array(z.strictObject({ lat: latitude, lng: longitude, at: timestamp }))
      .min(1)
      .max(MOST_PINGS),
  }),
);
export const orderParam = z.object({ order_id: uuid });
export const stepBody = bodyOf(
  z
    .strictObject({
      status: z.enum(riderSteps),
      pin: z
        .string()
        .regex(/^\d{4}$/, "expected four digits")
        .optional(),
      reason: noteText(200).optional(),
      /** When it happened, by the rider's clock: what was done without a connection is sent later. */
      at: timestamp.optional(),
    })
    .refine(({ status, reason }) => status !== "FAILED" || Boolean(reason), {
      path: ["reason"],
      error: "a delivery fails for a reason",
    })
    .openapi("DeliveryStep"),
);

export const riderSchema = z
  .object({
    online: z.boolean(),
    since: timestamp.nullable(),
    lat: z.number().nullable(),
    lng: z.number().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .openapi("Rider");
export type RiderJson = z.infer<typeof riderSchema>;

export const toRiderJson = ({ rider, since }: RiderState): RiderJson => ({
  online: rider?.isOnline ?? false,
  since: rider?.isOnline ? (since?.toISOString() ?? null) : null,
  lat: rider?.lat ?? null,
  lng: rider?.lng ?? null,
  name: rider?.name ?? null,
  phone: rider?.phoneSealed ? unseal(rider.phoneSealed) : null,
});

const kitchenPlace = z.object({
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  lat: z.number(),
  lng: z.number(),
});
const deliveryStatus = z.enum(deliveryStatuses);

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

const toKitchenPlace = (place: OpenOffer["place"], delivery: DeliveryRow) => ({
  name: place.name,
  address: place.address,
  phone: place.phone,
  lat: delivery.pickupLat,
  lng: delivery.pickupLng,
});

export const carriedSchema = z
  .object({
    order_id: uuid,
    trip_id: uuid,
    status: deliveryStatus,
    next_steps: z.array(deliveryStatus),
    /** The ticket's number, as the kitchen calls it. */
    number: z.int(),
    pickup: kitchenPlace,
    dropoff: addressSchema,
    note: z.string().nullable(),
    items: z.array(z.object({ name: z.string(), quantity: z.int() })),
    is_ready: z.boolean(),
    ready_at: timestamp,
    promised_at: timestamp,
    assigned_at: timestamp,
    distance_m: z.int(),
    pay: z.number(),
    tip: z.number(),
    currency: z.string(),
    payment_method: z.enum(paymentMethods),
    /** Cash to take at the door; 0 when it is paid. */
    collect: z.number(),
    timezone: z.string(),
  })
  .openapi("CarriedDelivery");
export type CarriedJson = z.infer<typeof carriedSchema>;

export function toCarriedJson({
  delivery,
  order,
  number,
  place,
  items,
}: CarriedDelivery): CarriedJson {
  const major = (minor: number) => toMajor(minor, delivery.currency);
  return {
    order_id: order.id,
    trip_id: delivery.tripId ?? delivery.id,
    status: delivery.status,
    next_steps: [...deliverySteps[delivery.status]],
    number,
    pickup: toKitchenPlace(place, delivery),
    dropoff: order.addressSealed
      ? readAddress(order.addressSealed)
      : { line1: "", city: "", lat: delivery.dropoffLat, lng: delivery.dropoffLng },
    note: order.note,
    items: items.map(({ name, quantity }) => ({ name, quantity })),
    is_ready: delivery.readyAt !== null,
    ready_at: (delivery.readyAt ?? delivery.expectedReadyAt).toISOString(),
    promised_at: delivery.promisedAt.toISOString(),
    assigned_at: (delivery.assignedAt ?? delivery.createdAt).toISOString(),
    distance_m: delivery.distanceM,
    pay: major(delivery.payMinor + delivery.tipMinor),
    tip: major(delivery.tipMinor),
    currency: delivery.currency,
    payment_method: order.paymentMethod,
    collect: order.paymentMethod === "cash" ? major(order.totalMinor) : 0,
    timezone: place.timezone,
  };
}

export const assignmentsSchema = z
  .object({
    /** When this was read, by the server's clock. */
    at: timestamp,
    offers: z.array(offerSchema),
    deliveries: z.array(carriedSchema),
  })
  .openapi("Assignments");
export type AssignmentsJson = z.infer<typeof assignmentsSchema>;

export const toAssignmentsJson = ({ at, offers, deliveries }: Assignments): AssignmentsJson => ({
  at: at.toISOString(),
  offers: offers.map(toOfferJson),
  deliveries: deliveries.map(toCarriedJson),
});

export const answeredSchema = z
  .object({ offer_id: uuid, order_id: uuid, status: z.enum(offerStatuses) })
  .openapi("AnsweredOffer");
export const steppedSchema = z
  .object({
    order_id: uuid,
    status: deliveryStatus,
    next_steps: z.array(deliveryStatus),
    at: timestamp,
  })
  .openapi("DeliveryStatus");

export const toSteppedJson = (delivery: DeliveryRow) => ({
  order_id: delivery.orderId,
  status: delivery.status,
  next_steps: [...deliverySteps[delivery.status]],
  at: delivery.updatedAt.toISOString(),
});

export const acceptedSchema = z.object({ accepted: z.int() });

const earned = z.object({
  deliveries: z.int(),
  /** Delivery and tips. */
  amount: z.number(),
  tips: z.number(),
});
export const earningsSchema = z
  .object({
    currency: z.string(),
    today: earned.extend({ date: z.iso.date() }),
    days: z.array(earned.extend({ date: z.iso.date() })),
    weeks: z.array(earned.extend({ from: z.iso.date() })),
  })
  .openapi("Earnings");
export type EarningsJson = z.infer<typeof earningsSchema>;

const toEarned = ({ deliveries, payMinor, tipMinor }: Earned, currency: string) => ({
  deliveries,
  amount: toMajor(payMinor + tipMinor, currency),
  tips: toMajor(tipMinor, currency),
});

export const toEarningsJson = ({ currency, date, today, days, weeks }: Earnings): EarningsJson => ({
  currency,
  today: { ...toEarned(today, currency), date },
  days: days.map((day) => ({ ...toEarned(day, currency), date: day.date })),
  weeks: weeks.map((week) => ({ ...toEarned(week, currency), from: week.from })),
});

export const shiftsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  before: timestamp.transform((text) => new Date(text)).optional(),
});
export const shiftsSchema = z
  .object({
    items: z.array(
      earned.extend({
        started_at: timestamp,
        ended_at: timestamp.nullable(),
        currency: z.string().nullable(),
      }),
    ),
    /** Ask with it as `before` for older ones. */
    next_before: timestamp.nullable(),
  })
  .openapi("Shifts");
export type ShiftsJson = z.infer<typeof shiftsSchema>;

export function toShiftsJson(shifts: readonly Shift[], limit: number): ShiftsJson {
  const shown = shifts.slice(0, limit);
  return {
    items: shown.map((shift) => ({
      ...toEarned(shift, shift.currency ?? "USD"),
      started_at: shift.startedAt.toISOString(),
      ended_at: shift.endedAt?.toISOString() ?? null,
      currency: shift.currency,
    })),
    next_before: shifts.length > limit ? (shown.at(-1)?.startedAt.toISOString() ?? null) : null,
  };
}

export const askedSchema = z
  .object({
    status: deliveryStatus.nullable(),
    rider: z.string().nullable(),
    assigned_at: timestamp.nullable(),
    picked_up_at: timestamp.nullable(),
    delivered_at: timestamp.nullable(),
    fail_reason: z.string().nullable(),
    searching_since: timestamp.nullable(),
    /** Whom the platform asked, in turn. */
    asked: z.array(
      z.object({
        rider: z.string().nullable(),
        status: z.enum(offerStatuses),
        offered_at: timestamp,
        answered_at: timestamp.nullable(),
        reason: z.string().nullable(),
        /** Why this rider, in minutes. */
        why: z.object({
          to_restaurant_minutes: z.number(),
          waiting_minutes: z.number(),
          lateness_minutes: z.number(),
          jobs_done: z.int(),
          orders: z.int(),
          alternatives: z.array(
            z.object({ rider: z.string().nullable(), to_restaurant_minutes: z.number() }),
          ),
        }),
      }),
    ),
  })
  .openapi("DeliveryHistory");
export type AskedJson = z.infer<typeof askedSchema>;

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

export const toAskedJson = ({
  asked,
  names,
  found,
}: Awaited<ReturnType<typeof listAsked>>): AskedJson => ({
  status: found?.delivery.status ?? null,
  rider: found?.rider?.name ?? null,
  assigned_at: iso(found?.delivery.assignedAt),
  picked_up_at: iso(found?.delivery.pickedUpAt),
  delivered_at: iso(found?.delivery.deliveredAt),
  fail_reason: found?.delivery.failReason ?? null,
  searching_since: iso(found?.delivery.searchingSince),
  asked: asked.map(({ offer, name }) => ({
    rider: name,
    status: offer.status,
    offered_at: offer.offeredAt.toISOString(),
    answered_at: iso(offer.answeredAt),
    reason: offer.reason,
    why: {
      to_restaurant_minutes: offer.explanation.to_restaurant_minutes,
      waiting_minutes: offer.explanation.waiting_minutes,
      lateness_minutes: offer.explanation.lateness_minutes,
      jobs_done: offer.explanation.jobs_done,
      orders: offer.explanation.orders,
      alternatives: offer.explanation.alternatives.map((other) => ({
        rider: names.get(other.rider_id) ?? null,
        to_restaurant_minutes: other.to_restaurant_minutes,
      })),
    },
  })),
});
