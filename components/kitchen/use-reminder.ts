"use client";

import { useEffect } from "react";
import { chime } from "./chime";
import type { Ticket } from "./ticket";
import type { Sound } from "./use-sound";

const afterMs = 60_000;
const againMs = 30_000;
const soonMs = 60 * 60_000;

/** A new ticket that nobody takes is heard again and again, from its second minute on. */
export function useReminder(shown: readonly Ticket[], now: number, sound: Sound): void {
  const isLeft = ({ status, placed_at, promised_at }: Ticket) =>
    status === "NEW" &&
    now - Date.parse(placed_at) > afterMs &&
    // One that is wished for tomorrow can wait.
    Date.parse(promised_at) - now < soonMs;
  const beat = now > 0 && shown.some(isLeft) ? Math.floor(now / againMs) : 0;
  useEffect(() => {
    if (beat > 0 && sound === "on") chime("ticket");
  }, [beat, sound]);
}
