import { z } from "@hono/zod-openapi";
import { bodyOf, noteText, timestamp, uuid } from "@/lib/platform/http/schema";
import type { OrderRow } from "../queries";
import { orderStatuses } from "../types";

export const orderStatus = z.enum(orderStatuses);

export const statusSchema = z
  .object({ order_id: uuid, status: orderStatus, promised_at: timestamp, version: z.int() })
  .openapi("OrderStatus");

export const toStatusJson = (order: OrderRow) => ({
  order_id: order.id,
  status: order.status,
  promised_at: order.promisedAt.toISOString(),
  version: order.version,
});

export const statusChange = bodyOf(
  z.strictObject({ status: orderStatus, reason: noteText(200).optional() }),
);
