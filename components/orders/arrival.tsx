"use client";

import { useNow } from "@/components/live/use-now";
import { Badge } from "@/components/ui/badge";
import { formatClock } from "@/components/ui/clock-time";
import type { OrderJson } from "@/lib/orders/schema";
import { headlineOf, isOver, statusWords } from "./order-words";

const slackMinutes = 3;
const minuteMs = 60_000;

function sentenceOf(order: OrderJson, late: boolean): string {
  const reason = order.history.findLast((step) => step.reason)?.reason;
  if (order.status === "REJECTED")
    return reason ? `They say: ${reason}. Nothing is charged.` : "Nothing is charged. Sorry.";
  if (order.status === "CANCELLED") return "It will not be cooked.";
  if (order.status === "COMPLETED") return "Thank you for ordering.";
  if (late) return "Later than promised. The kitchen sees it in red and is on it.";
  if (order.status === "PLACED") return "The kitchen has your order and answers in a moment.";
  if (order.status === "ACCEPTED") return "The kitchen said yes and starts in a moment.";
  if (order.status === "OUT_FOR_DELIVERY") return "Packed and on its way.";
  if (order.status === "READY") return "Cooked, packed and waiting.";
  return "It is being made for you.";
}

/** When it comes: a range, large, that grows honest when it slips. */
export function Arrival({ order, timezone }: { order: OrderJson; timezone: string }) {
  const now = useNow();
  const promised = Date.parse(order.promised_at);
  const over = isOver(order.status);
  const late = !over && now > promised + slackMinutes * minuteMs;
  const centre = late ? now + 6 * minuteMs : promised;
  const range = [centre - slackMinutes * minuteMs, centre + slackMinutes * minuteMs];
  const [words, tone] = statusWords[order.status];
  return (
    <div aria-live="polite" className="grid gap-1">
      <div className="flex items-start justify-between gap-3">
        <p className="pt-1 text-muted text-sm">{headlineOf(order.status, order.order_type)}</p>
        <Badge tone={late ? "red" : tone} className="px-2.5 py-1 text-sm">
          {late ? "Running late" : words}
        </Badge>
      </div>
      {over ? (
        <p className="display text-xl">{words}</p>
      ) : (
        <p className="display figures text-2xl">
          {range.map((at) => formatClock(at, timezone)).join(" – ")}
        </p>
      )}
      <p className="text-muted text-sm">{sentenceOf(order, late)}</p>
    </div>
  );
}
