"use client";

import { useEffect, useEffectEvent } from "react";

export type Keys = {
  onDigit: (digit: number) => void;
  onRecall: () => void;
  onUndo: () => void;
  onMute: () => void;
};

/** Keys of the board: a digit bumps the ticket that shows it. Not while typing or in a dialog. */
export function useKeys({ onDigit, onRecall, onUndo, onMute }: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isElsewhere =
      event.target instanceof Element &&
      event.target.closest(
        "input:not([type=radio]), select, textarea, [role=dialog], [role=alertdialog], [role=menu]",
      );
    if (isElsewhere || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) onDigit(Number(event.key));
    // By the place of the key: a cook with another alphabet presses the same one.
    else if (event.code === "KeyR") onRecall();
    else if (event.code === "KeyZ") onUndo();
    else if (event.code === "KeyM") onMute();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
