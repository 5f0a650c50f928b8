import type { OverviewJson } from "@/lib/analytics/schema/overview";

type Step = OverviewJson["steps"][number];
/** Sales from `start` to before `end`, beside those of a week before. */
export type LongStep = Step & { end: string };

const add = (a: Step["last_week"], b: Step["last_week"]) => ({
  orders: a.orders + b.orders,
  amount: a.amount + b.amount,
});

/**
 * Steps of `stepMinutes` put together to steps of `minutes`, by the clock: 12:00, 12:05, 12:10.
 * Nothing is left out: where the window begins or ends within one, it is shorter.
 */
export function gathered(steps: readonly Step[], stepMinutes: number, minutes: number): LongStep[] {
  const numberOf = (at: number) => Math.floor(at / (minutes * 60_000));
  const long: LongStep[] = [];
  for (const step of steps) {
    const from = Date.parse(step.start);
    const end = new Date(from + stepMinutes * 60_000).toISOString();
    const last = long.at(-1);
    if (last && numberOf(Date.parse(last.start)) === numberOf(from))
      Object.assign(last, add(last, step), { end, last_week: add(last.last_week, step.last_week) });
    else long.push({ ...step, end });
  }
  return long;
}
