"use client";

import { CalendarClock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { Later } from "@/components/ui/later";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { useOpenWords } from "./use-open-words";

const load = () => import("./time-sheet");
const TimeSheet = lazy(load);

type Props = {
  restaurant: RestaurantJson;
  slots: readonly Date[];
  now: Date;
  /** Whether the kitchen cooks right now. */
  soon: boolean;
  /** null: as soon as possible. */
  chosen: string | null;
  onChange: (time: string | null) => void;
};

/** Now or later: says when the kitchen opens while it is closed, and takes orders for then. */
export function TimeBar({ restaurant, slots, now, soon, chosen, onChange }: Props) {
  const t = useTranslations("restaurant");
  const locale = useLocale();
  const openWords = useOpenWords(restaurant);
  const [choosing, setChoosing] = useState(false);
  const { timezone } = restaurant;
  const first = slots[0]?.toISOString() ?? null;
  const later = chosen && t("forLater", { when: formatDay(chosen, timezone, locale) });
  const isWarning = !soon && !chosen;
  return (
    <div
      className={cn(
        "flex min-h-13 items-center justify-between gap-3 rounded-control py-1 ps-4 pe-1 text-sm",
        isWarning ? "bg-amber-soft text-amber" : "bg-sunk",
      )}
    >
      <p role="status" className="flex items-center gap-2">
        <CalendarClock aria-hidden className="size-4.5 shrink-0" />
        <span>
          <b className="font-semibold">{later ?? (soon ? t("asSoon") : openWords)}</b>
          {isWarning && <> · {t(first ? "orderAhead" : "lookAround")}</>}
        </span>
      </p>
      {first && (
        <Button variant="ghost" onClick={() => setChoosing(true)}>
          {t(chosen ? "changeTime" : "schedule")}
        </Button>
      )}
      <Later open={choosing} load={load}>
        {choosing && (
          <TimeSheet
            slots={slots}
            timezone={timezone}
            now={now}
            soon={soon}
            chosen={chosen}
            onChange={onChange}
            onClose={() => setChoosing(false)}
          />
        )}
      </Later>
    </div>
  );
}
