import { z } from "@hono/zod-openapi";
import { toPage } from "@/lib/platform/http/page";
import { page, timestamp } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import type { Earned, Earnings, Shift } from "../queries/earnings";

const earned = z.object({
  deliveries: z.int(),
  /** Delivery and tips. */
  amount: z.number(),
  tips: z.number(),
});
export const earningsSchema = z
  .object({
    currency: z.string(),
    today: earned.extend({ date: z.iso.date() }),
    days: z.array(earned.extend({ date: z.iso.date() })),
    weeks: z.array(earned.extend({ from: z.iso.date() })),
  })
  .openapi("Earnings");
export type EarningsJson = z.infer<typeof earningsSchema>;

const toEarned = ({ deliveries, payMinor, tipMinor }: Earned, currency: string) => ({
  deliveries,
  amount: toMajor(payMinor + tipMinor, currency),
  tips: toMajor(tipMinor, currency),
});

export const toEarningsJson = ({ currency, date, today, days, weeks }: Earnings): EarningsJson => ({
  currency,
  today: { ...toEarned(today, currency), date },
  days: days.map((day) => ({ ...toEarned(day, currency), date: day.date })),
  weeks: weeks.map((week) => ({ ...toEarned(week, currency), from: week.from })),
});

export const shiftsSchema = page(
  earned.extend({
    started_at: timestamp,
    ended_at: timestamp.nullable(),
    currency: z.string().nullable(),
  }),
).openapi("Shifts");
export type ShiftsJson = z.infer<typeof shiftsSchema>;

/** Shifts fetched with `limit + 1` as a page. */
export const toShiftsJson = (shifts: Shift[], limit: number): ShiftsJson =>
  toPage(
    shifts,
    limit,
    (shift) => ({
      ...toEarned(shift, shift.currency ?? "USD"),
      started_at: shift.startedAt.toISOString(),
      ended_at: shift.endedAt?.toISOString() ?? null,
      currency: shift.currency,
    }),
    ({ id, startedAt }) => [startedAt.getTime(), id],
  );
