import { z } from "@hono/zod-openapi";
import type { DeliveryTimes, DeliveryTimesRow } from "../queries/delivery-times";
import { reportOf } from "./reports";

const deliveryTimes = z.object({
  deliveries: z.int(),
  /** From placing to the promise, and to the door, in the middle; without orders for a time of their own. */
  promised_minutes: z.number().nullable(),
  actual_minutes: z.number().nullable(),
  /** Percent that came when they were promised. */
  on_time: z.number().nullable(),
  /** Minutes after the promise, in the middle; below 0: before it. */
  slip_minutes: z.number().nullable(),
});
export const deliveriesItem = z.object({ start: z.string(), ...deliveryTimes.shape });
export const deliveriesReport = reportOf(deliveriesItem).extend({ total: deliveryTimes });
export type DeliveryTimesJson = z.infer<typeof deliveryTimes>;
export type DeliveriesItemJson = z.infer<typeof deliveriesItem>;

export const toDeliveryTimesJson = (times: DeliveryTimes): DeliveryTimesJson => ({
  deliveries: times.deliveries,
  promised_minutes: times.promisedMinutes,
  actual_minutes: times.actualMinutes,
  on_time: times.deliveries === 0 ? null : Math.round((times.onTime / times.deliveries) * 100),
  slip_minutes: times.slipMinutes,
});
export const toDeliveriesItem = ({ start, ...times }: DeliveryTimesRow): DeliveriesItemJson => ({
  start: start ?? "",
  ...toDeliveryTimesJson(times),
});
