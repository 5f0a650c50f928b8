"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/components/live/use-now";

const format = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** How long it can still be paid, to the second. */
export function TimeLeft({ until }: { until: string }) {
  const t = useTranslations("payment");
  const now = useNow();
  if (now === 0) return null;
  const seconds = Math.max(0, Math.floor((Date.parse(until) - now) / 1_000));
  return (
    <p className="text-muted text-sm">
      {t.rich("timeLeft", {
        time: format(seconds),
        b: (text) => <b className="figures text-ink">{text}</b>,
      })}
    </p>
  );
}
