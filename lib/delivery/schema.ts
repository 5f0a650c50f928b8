import { z } from "@hono/zod-openapi";
import { bodyOf, noteText, timestamp, uuid } from "@/lib/platform/http/schema";
import type { DeliveryRow } from "./queries/assignments";
import { deliverySteps } from "./rules/states";
import { deliveryStatuses, riderSteps } from "./types";

export const orderParam = z.object({ order_id: uuid });

/** Why, by those who say it. */
export const reasonBody = {
  content: {
    "application/json": { schema: z.strictObject({ reason: noteText(200).optional() }) },
  },
};

export const deliveryStatus = z.enum(deliveryStatuses);

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
