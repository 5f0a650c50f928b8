import { z } from "@hono/zod-openapi";
import { refundKinds } from "@/lib/events/types";
import { currency, timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { RefundRow } from "../queries";
import { refundStatuses } from "../types";

export const refundSchema = z
  .object({
    id: uuid,
    amount: z.number(),
    currency,
    kind: z.enum(refundKinds),
    status: z.enum(refundStatuses),
    reason: z.string(),
    percent: z.int().optional(),
    items: z.array(z.object({ id: uuid, quantity: z.int() })).optional(),
    created_at: timestamp,
  })
  .openapi("Refund");
export type RefundJson = z.infer<typeof refundSchema>;

export const toRefundJson = (refund: RefundRow, currencyCode: string): RefundJson => ({
  id: refund.id,
  amount: toMajor(refund.amountMinor, currencyCode),
  currency: currencyCode,
  kind: refund.kind ?? "rejected",
  status: refund.status,
  reason: refund.reason,
  ...(refund.percent === null ? {} : { percent: refund.percent }),
  ...(refund.items
    ? {
        items: refund.items.map(({ itemId, quantity: count }) => ({ id: itemId, quantity: count })),
      }
    : {}),
  created_at: refund.createdAt.toISOString(),
});
