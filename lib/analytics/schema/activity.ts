import { z } from "@hono/zod-openapi";
import { orderStatuses } from "@/lib/orders/types";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import type { Activity } from "../queries/activity";

export const activityQuery = z.object({
  restaurant: uuid,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
const activityItem = z.object({
  at: timestamp,
  order_id: uuid,
  number: z.int(),
  order_type: z.enum(orderTypes),
  table_number: z.string().optional(),
  total_price: z.number(),
  currency: z.string(),
  status: z.enum(orderStatuses),
  reason: z.string().optional(),
});
export const activitySchema = z.object({ items: z.array(activityItem) }).openapi("Activity");
export type ActivityJson = z.infer<typeof activityItem>;

export const toActivityJson = (row: Activity): ActivityJson => ({
  at: row.at.toISOString(),
  order_id: row.orderId,
  number: row.number,
  order_type: row.orderType,
  ...(row.tableNumber === null ? {} : { table_number: row.tableNumber }),
  total_price: toMajor(row.totalMinor, row.currency),
  currency: row.currency,
  status: row.status,
  ...(row.reason === null ? {} : { reason: row.reason }),
});
