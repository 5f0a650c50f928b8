"use client";

import { Bike, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useNow } from "@/components/live/use-now";
import { formatClock } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { riderLineOf } from "./rider-line";
import type { Ticket } from "./ticket";

type Props = { ticket: Ticket; timezone: string };

/** Who comes for an order and when; loud when they wait for it. Moves by itself: the card around it stays. */
export function TicketRider({ ticket, timezone }: Props) {
  const t = useTranslations("kitchen.rider");
  const locale = useLocale();
  const now = useNow();
  const line = riderLineOf(ticket, now);
  if (!line) return null;
  const { word, minutes, isLoud } = line;
  const { name, arrives_at: at } = ticket.rider ?? {};
  const Icon = isLoud ? TriangleAlert : Bike;
  return (
    <p
      className={cn(
        "figures flex w-fit max-w-full items-center gap-2 rounded-control text-base leading-6",
        isLoud ? "bg-red-soft px-2.5 py-2 font-semibold text-red" : "px-1 text-muted",
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 break-words">
        {t(word, {
          who: name ?? t("nameless"),
          minutes,
          time: at ? formatClock(at, timezone, locale) : "",
        })}
      </span>
    </p>
  );
}
