import { z } from "@hono/zod-openapi";
import { timestamp } from "@/lib/platform/http/schema";
import type { listAsked } from "../queries/under-way";
import { deliveryStatus } from "../schema";
import { offerStatuses } from "../types";

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
