import { z } from "@hono/zod-openapi";
import { isCarrying } from "@/lib/delivery/policy";
import type { UnderWayDelivery } from "@/lib/delivery/queries/under-way";
import { delayReasons, deliveryStatuses } from "@/lib/delivery/types";
import { isCustomer, isStaff } from "@/lib/orders/policy";
import type { FullOrderWithMoney } from "@/lib/orders/queries";
import { orderSchema, toOrderJson } from "@/lib/orders/schema";
import type { Ctx } from "@/lib/platform/ctx";
import { timestamp } from "@/lib/platform/http/schema";
import { unseal } from "@/lib/platform/secrets";

export const etaSchema = z.object({
  from: timestamp,
  to: timestamp,
  /** Why it comes later than promised; absent while it does not. */
  reason: z.enum(delayReasons).optional(),
});
const positionSchema = z.object({ lat: z.number(), lng: z.number(), at: timestamp });

export const trackedSchema = orderSchema
  .extend({
    /** Who brings it, as soon as the platform looks for somebody. */
    delivery: z
      .object({
        status: z.enum(deliveryStatuses),
        rider: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).optional(),
        /** Where the rider is, while they have the order in hand. */
        position: positionSchema.optional(),
        /** What the customer tells the rider at the door; nobody else is told. */
        pin: z.string().optional(),
      })
      .optional(),
    eta: etaSchema.optional(),
  })
  .openapi("TrackedOrder");
export type TrackedJson = z.infer<typeof trackedSchema>;

/** What moves between two changes of an order: the rider, and with them the arrival. */
export type MovedJson = Pick<NonNullable<TrackedJson["delivery"]>, "position"> &
  Pick<TrackedJson, "eta">;

const toEta = ({ arrival }: UnderWayDelivery): TrackedJson["eta"] =>
  arrival && {
    from: arrival.from.toISOString(),
    to: arrival.to.toISOString(),
    ...(arrival.reason ? { reason: arrival.reason } : {}),
  };

const toPosition = ({ position }: UnderWayDelivery) =>
  position && { lat: position.lat, lng: position.lng, at: position.at.toISOString() };

export function toMovedJson(found: UnderWayDelivery): MovedJson {
  const [position, eta] = [toPosition(found), toEta(found)];
  return { ...(position ? { position } : {}), ...(eta ? { eta } : {}) };
}

/** An order with its delivery, as far as the caller may know of it. */
export function toTrackedJson(
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { full, found }: { full: FullOrderWithMoney; found: UnderWayDelivery | undefined },
): TrackedJson {
  const order = toOrderJson(full, now);
  if (!found) return order;
  const { delivery } = found;
  const isOpen = delivery.status !== "DELIVERED" && delivery.status !== "FAILED";
  const knowsRider = isCustomer(actor, full.order, now) || isStaff(actor, full.order);
  const isOwn = isCustomer(actor, full.order, now);
  const [position, eta] = [toPosition(found), toEta(found)];
  return {
    ...order,
    delivery: {
      status: delivery.status,
      ...(found.rider && knowsRider ? { rider: toRider(found.rider, isOpen) } : {}),
      ...(position && (knowsRider || isCarrying(actor, delivery)) ? { position } : {}),
      ...(isOwn && isOpen ? { pin: unseal(delivery.pinSealed) } : {}),
    },
    ...(eta ? { eta } : {}),
  };
}

const toRider = (
  { name, phoneSealed }: NonNullable<UnderWayDelivery["rider"]>,
  isOpen: boolean,
) => ({ name, phone: isOpen && phoneSealed ? unseal(phoneSealed) : null });
