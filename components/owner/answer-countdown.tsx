"use client";

import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/live/use-now";
import { cn } from "@/components/ui/cn";
import type { OrderSummaryJson } from "@/lib/orders/schema/listing";

const WATCHED_MS = 3_600_000;

type Props = { order: OrderSummaryJson };

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** How long the guest still waits for an answer, running out before one's eyes. */
export function AnswerCountdown({ order }: Props) {
  const t = useTranslations("ownerOrders.answer");
  const now = useNow();
  if (!order.answer_by) return null;
  const until = Date.parse(order.answer_by);
  const whole = until - Date.parse(order.placed_at);
  // The server does not know the time: until the browser tells, there is none to show.
  const isKnown = now > 0;
  const left = until - now;
  // What is wished for later can wait: nothing runs out yet.
  if (whole > WATCHED_MS && (!isKnown || left > WATCHED_MS)) return null;
  const seconds = Math.max(0, Math.ceil(left / 1_000));
  const isShort = left < whole / 3;
  const key = left <= 0 ? "overdue" : order.rejects_unanswered ? "rejectedIn" : "answerIn";
  return (
    <div className="grid gap-1.5">
      <p
        role="timer"
        className={cn(
          "figures inline-flex items-center gap-1.5 font-semibold text-sm",
          isShort ? "text-red" : "text-amber",
          !isKnown && "invisible",
        )}
      >
        <Timer aria-hidden className="size-4" />
        {t(key, { time: clock(seconds), minutes: Math.ceil(-left / 60_000) })}
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunk">
        <div
          className={cn("h-full rounded-full", isShort ? "bg-red" : "bg-amber")}
          style={{ width: isKnown ? `${Math.max(0, Math.min(100, (left / whole) * 100))}%` : 0 }}
        />
      </div>
    </div>
  );
}
