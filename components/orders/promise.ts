import type { OrderJson } from "@/lib/orders/schema";
import { isOver } from "./order-words";

const minuteMs = 60_000;
const slackMinutes = 5;
/** What has slipped is expected from here on, as long as nothing is heard. */
const aheadMinutes = { least: 5, most: 15 };

export type Promised = { from: number; to: number; late: boolean };

/** Between when and when it comes, in ms since 1970. Late, the range moves on with the clock. */
export function promisedRange(
  { status, promised_at }: Pick<OrderJson, "status" | "promised_at">,
  now: number,
): Promised {
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
