import { z } from "@hono/zod-openapi";
import { minutesAfter } from "@/lib/platform/clock";
import { timestamp } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { FullOrderWithMoney } from "../queries";
import { refundableMinor, refundMinor, refundPercent } from "../rules";
import { isChangeable } from "../rules/change";
import { orderStatus } from "./status";

export const cancellationSchema = z.object({
  refund_percent: z.number(),
  refund_amount: z.number(),
  until: timestamp,
});

/** What cancelling gives back: never more than is left of what was paid. */
export function cancellationOf(
  { order, payments }: FullOrderWithMoney,
  now: Date,
): z.infer<typeof cancellationSchema> | undefined {
  if (order.status === "PENDING_PAYMENT") {
    const until = payments[0]?.expiresAt ?? now;
    return { refund_percent: 100, refund_amount: 0, until: until.toISOString() };
  }
  const percent = refundPercent(order.placedAt, now);
  const open = isChangeable(order.status) || order.status === "IN_PROGRESS";
  if (percent === undefined || !open) return undefined;
  const byRule = refundMinor(order.totalMinor, percent);
  const isPaid = payments.some((one) => one.status === "CAPTURED");
  const backMinor = isPaid ? Math.min(byRule, refundableMinor(payments)) : byRule;
  return {
    refund_percent: percent,
    refund_amount: toMajor(backMinor, order.currency),
    until: minutesAfter(order.placedAt, percent === 70 ? 10 : 30).toISOString(),
  };
}

export const cancelledSchema = z
  .object({ status: orderStatus, refund_percent: z.number(), refund_amount: z.number() })
  .openapi("CancelledOrder");
