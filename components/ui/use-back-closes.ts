import { useEffect, useEffectEvent } from "react";

type Sheet = { close: () => void };

/** What lies above the page, the topmost last; each has had a step of the browser's way back. */
const sheets: Sheet[] = [];
/** How many steps stand above the page, also of sheets that are gone, and which page that is. */
let known = { steps: 0, page: "" };
/** Whether the way back is ours: over steps whose sheets are gone. */
let isPassing = false;

function stepsHere(): number {
  const { steps, page } = known;
  // The router writes the step anew when it reads its page again: then memory tells.
  return window.history.state?.sheets ?? (window.location.href === page ? steps : 0);
}

/** A part of a page is no page of its own. */
const withoutHash = (address: string): string => address.replace(/#.*/, "");

const stand = (steps: number): void => {
  known = { steps, page: window.location.href };
};

/** Gives each open sheet a step. One that is left behind serves the next; going back would stop the router. */
function settle(): void {
  const here = stepsHere();
  isPassing = false;
  if (here < sheets.length) window.history.pushState({ sheets: sheets.length }, "");
  stand(Math.max(here, sheets.length));
}

function passBack(steps: number): void {
  isPassing = true;
  window.history.go(-steps);
}

function arrive(event: PopStateEvent): void {
  const here: number = event.state?.sheets ?? 0;
  const isSamePage = withoutHash(window.location.href) === withoutHash(known.page);
  const came = { back: isSamePage && here < known.steps, on: isSamePage && here > known.steps };
  const wasPassing = isPassing;
  isPassing = false;
  stand(here);
  const closing = sheets.splice(here);
  for (const sheet of closing.reverse()) sheet.close();
  if (closing.length > 0) return;
  // A step without its sheet is nowhere to stay.
  if (here > sheets.length && came.on) window.history.forward();
  else if (here > sheets.length && !came.back) passBack(here - sheets.length);
  // The reader left one: the step back that they mean is the next.
  else if (came.back && !wasPassing) passBack(here - sheets.length + 1);
}

if (typeof window !== "undefined") {
  stand(window.history.state?.sheets ?? 0);
  window.addEventListener("popstate", arrive);
}

/** The browser's step back closes what is open above the page; after it was closed otherwise, it leaves. */
export function useBackCloses(open: boolean, close: () => void): void {
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const sheet = { close: () => closeNow() };
    sheets.push(sheet);
    settle();
    return () => {
      const index = sheets.indexOf(sheet);
      if (index >= 0) sheets.splice(index, 1);
    };
  }, [open]);
}
