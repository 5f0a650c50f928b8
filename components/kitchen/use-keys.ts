"use client";

import { useEffect, useEffectEvent } from "react";

/** Keys of the board: a digit bumps the ticket that shows it, R recalls. Not while typing. */
export function useKeys(onDigit: (digit: number) => void, onRecall: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.matches("input, textarea");
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) onDigit(Number(event.key));
    if (event.key.toLowerCase() === "r") onRecall();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
