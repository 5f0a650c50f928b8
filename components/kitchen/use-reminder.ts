"use client";

import { useEffect } from "react";
import { chime } from "./chime";
import { isLeft } from "./news";
import type { Ticket } from "./ticket";
import type { Sound } from "./use-sound";

const againMs = 30_000;

/** A new ticket that nobody takes is heard again and again, from its second minute on. */
export function useReminder(shown: readonly Ticket[], now: number, sound: Sound): void {
  const isHeard = now > 0 && shown.some((ticket) => isLeft(ticket, now));
  const beat = isHeard ? Math.floor(now / againMs) : 0;
  useEffect(() => {
    if (beat > 0 && sound === "on") chime("ticket");
  }, [beat, sound]);
}
