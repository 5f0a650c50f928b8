import { z } from "@hono/zod-openapi";
import { bodyOf, noteText, timestamp } from "@/lib/platform/http/schema";
import { addressSchema } from "./address";

export const orderChange = bodyOf(
  z
    .strictObject({
      delivery_address: addressSchema.optional(),
      scheduled_for: timestamp.nullable().optional(),
      note: noteText().nullable().optional(),
    })
    .refine((change) => Object.keys(change).length > 0, "nothing to change"),
);
