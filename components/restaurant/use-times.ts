"use client";

import { useMemo } from "react";
import { type KitchenTerms, leadMinutes } from "@/components/checkout/kitchen-terms";
import { timeFor } from "@/components/checkout/wished-time";
import { useMinute } from "@/components/live/use-now";
import { isOpenAt, timeSlots } from "@/lib/restaurants/rules";

/**
 * The times this kitchen can be ordered for, whether it cooks right now, and what was chosen. The
 * server only knows whether it was open when the page was made.
 */
export function useTimes(terms: KitchenTerms, wasOpen: boolean, scheduledFor: string | null) {
  const minute = useMinute();
  return useMemo(() => {
    const now = new Date(minute);
    if (minute === 0) return { now, slots: [], soon: wasOpen, chosen: null };
    const slots = timeSlots(terms, now, leadMinutes(terms, null));
    const possible = { now, slots, soon: isOpenAt(terms, now) };
    return { ...possible, chosen: scheduledFor && timeFor(scheduledFor, possible) };
  }, [terms, minute, wasOpen, scheduledFor]);
}
