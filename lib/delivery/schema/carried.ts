import { z } from "@hono/zod-openapi";
import { addressSchema, readAddress } from "@/lib/orders/schema/address";
import { paymentMethods } from "@/lib/orders/types";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { CarriedDelivery } from "../queries/assignments";
import { isCollected } from "../rules/pay";
import { deliverySteps } from "../rules/states";
import { deliveryStatus } from "../schema";
import { kitchenPlace, toKitchenPlace } from "./kitchen-place";

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
  billStatus,
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
    collect: isCollected(order, billStatus) ? major(order.totalMinor) : 0,
    timezone: place.timezone,
  };
}
