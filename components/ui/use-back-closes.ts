import { useEffect, useEffectEvent } from "react";

type Sheet = { close: () => void };

/** What lies above the page, the topmost last; each is a step of the browser's way back. */
const sheets: Sheet[] = [];
/** How many steps were last known to stand above the page, and which page that is. */
let known = { steps: 0, page: "" };
/** Whether we are on our own way back from a sheet that is gone. */
let isReturning = false;

function stepsHere(): number {
  const { steps, page } = known;
  // The router writes the step anew when it reads its page again: then memory tells.
  return window.history.state?.sheets ?? (window.location.href === page ? steps : 0);
}

/** Makes the way back as long as there are sheets to close. */
function settle(here = stepsHere()): void {
  if (isReturning) return;
  const steps = sheets.length;
  known = { steps, page: window.location.href };
  if (here < steps) window.history.pushState({ sheets: steps }, "");
  isReturning = here > steps;
  if (isReturning) window.history.go(steps - here);
}

function arrive(event: PopStateEvent): void {
  const here: number = event.state?.sheets ?? 0;
  const closing = isReturning ? [] : sheets.splice(here);
  const isOurs = isReturning || closing.length > 0;
  // The page below is there already: its router has nothing to do, and may be at something else.
  if (isOurs && window.location.href === known.page) event.stopImmediatePropagation();
  isReturning = false;
  for (const sheet of closing.reverse()) sheet.close();
  // A step without its sheet, met on the way forward or from a further page, is passed over.
  settle(here);
}

if (typeof window !== "undefined") {
  window.addEventListener("popstate", arrive, { capture: true });
  settle();
}

/** The browser's step back closes what is open above the page; closed otherwise, it leaves no step behind. */
export function useBackCloses(open: boolean, close: () => void): void {
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const sheet = { close: () => closeNow() };
    sheets.push(sheet);
    // Where one takes the place of another, the way stays as long as it was.
    queueMicrotask(settle);
    return () => {
      const index = sheets.indexOf(sheet);
      if (index >= 0) sheets.splice(index, 1);
      queueMicrotask(settle);
    };
  }, [open]);
}
