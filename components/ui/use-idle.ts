"use client";

import { useEffect, useState } from "react";

const restMs = 1_500;

/** Runs `work` when the browser has nothing else to do, soon in any case; returns what calls that off. */
function whenIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, restMs);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: restMs });
  return () => cancelIdleCallback(id);
}

/** Runs `work` when the page's files have all come; returns what calls that off. */
function whenLoaded(work: () => void): () => void {
  if (document.readyState === "complete") work();
  else window.addEventListener("load", work, { once: true });
  return () => window.removeEventListener("load", work);
}

/** Runs `work` when the page has loaded and is at rest; returns what calls that off. */
function whenAtRest(work: () => void): () => void {
  // The page's own elements may still be waiting for React when its files have all come.
  const callOffs: (() => void)[] = [];
  callOffs.push(whenLoaded(() => callOffs.push(whenIdle(work))));
  return () => {
    for (const callOff of callOffs) callOff();
  };
}

/** When the page's files have all come; at once on the server. */
export const pageLoaded = (): Promise<void> =>
  typeof window === "undefined" ? Promise.resolve() : new Promise((then) => whenLoaded(then));

/** False while the page loads, then true: for code that nobody needs to see the page. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenAtRest(() => setIdle(true)), []);
  return idle;
}

/** Fetches code that may be wanted once the page is at rest; without a connection when it is wanted. */
export function useAtRest(load: () => Promise<unknown>): void {
  const idle = useIdle();
  useEffect(() => {
    if (idle) load().catch(() => undefined);
  }, [idle, load]);
}
