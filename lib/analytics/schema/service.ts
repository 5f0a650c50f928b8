import { z } from "@hono/zod-openapi";
import { uuid } from "@/lib/platform/http/schema";
import type { ServiceFigures, ServiceRow } from "../queries/service";
import { date } from "./reports";

export const service = z.object({
  /** Minutes from accepting to ready, on average. */
  prep_minutes: z.number().nullable(),
  /** Percent of the orders whose fate is known that came when they were promised. */
  promise_kept: z.number().nullable(),
  late: z.int(),
});

export const toServiceJson = ({ prepMinutes, decided, kept }: ServiceFigures) => ({
  prep_minutes: prepMinutes,
  promise_kept: decided === 0 ? null : Math.round((kept / decided) * 100),
  late: decided - kept,
});

export const serviceQuery = z.object({
  restaurant: uuid,
  from: date.optional(),
  to: date.optional(),
});
export const serviceItem = z.object({
  start: z.string(),
  orders: z.int(),
  ...service.shape,
});
export type ServiceItemJson = z.infer<typeof serviceItem>;

export const toServiceItem = (row: ServiceRow): ServiceItemJson => ({
  start: row.start,
  orders: row.orders,
  ...toServiceJson(row),
});
