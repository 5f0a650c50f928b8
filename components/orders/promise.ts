import type { DelayReason } from "@/lib/delivery/types";
import type { TrackedJson } from "@/lib/tracking/schema";
import { isOver } from "./order-words";

const minuteMs = 60_000;
const slackMinutes = 5;
/** What has slipped is expected from here on, as long as nothing is heard. */
const aheadMinutes = { least: 5, most: 15 };

export type Promised = { from: number; to: number; late: boolean; reason?: DelayReason };

/**
 * Between when and when it comes, in ms since 1970: as the delivery under way tells, else as promised.
 * Late, the range moves on with the clock.
 */
export function promisedRange(
  { status, promised_at, eta }: Pick<TrackedJson, "status" | "promised_at" | "eta">,
  now: number,
): Promised {
  if (eta && !isOver(status)) {
    // What was told a while ago is not over yet.
    const passed = Math.max(0, now - Date.parse(eta.from));
    return {
      from: Date.parse(eta.from) + passed,
      to: Math.max(Date.parse(eta.to), Date.parse(eta.from) + passed + slackMinutes * minuteMs),
      late: eta.reason !== undefined,
      ...(eta.reason ? { reason: eta.reason } : {}),
    };
  }
  const promised = Date.parse(promised_at);
  const late = !isOver(status) && now > promised + slackMinutes * minuteMs;
  if (late) {
    return {
      from: now + aheadMinutes.least * minuteMs,
      to: now + aheadMinutes.most * minuteMs,
      late,
    };
  }
  return { from: promised - slackMinutes * minuteMs, to: promised + slackMinutes * minuteMs, late };
}

/** The moments that an order's page shows at first, as ISO text or ms since 1970. */
export function momentsOf(order: TrackedJson): (string | number | undefined)[] {
  const { from, to } = promisedRange(order, 0);
  const { placed_at, scheduled_for, history, cancellation } = order;
  return [from, to, placed_at, scheduled_for, cancellation?.until, ...history.map(({ at }) => at)];
}
