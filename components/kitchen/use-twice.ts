"use client";

import { useRef } from "react";

/** A second press so soon is the hand's, not the cook's. */
const twiceMs = 350;

/**
 * Tells the second half of a double press, `where` the first was but `on` something else: by then the
 * next ticket has slid under the finger.
 */
export function useTwice(): (where: string, on: unknown) => boolean {
  const last = useRef<{ where: string; on: unknown; at: number }>(null);
  return (where, on) => {
    const at = performance.now();
    const known = last.current;
    const isSoon = known?.where === where && at - known.at < twiceMs;
    const isTwice = isSoon && known.on !== on;
    last.current = { where, on: isTwice ? known.on : on, at };
    return isTwice;
  };
}
