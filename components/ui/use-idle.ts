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

/** What somebody does on a page, as the window hears of it. */
const deeds = ["pointerdown", "keydown", "scroll"];

/** False until somebody has done something, or `sign` was given, and there is time: for what follows that. */
export function useStirred(sign: string): boolean {
  const [stirred, setStirred] = useState(false);
  useEffect(() => {
    let callOff = () => {};
    const over = new AbortController();
    const stir = () => {
      over.abort();
      callOff = whenIdle(() => setStirred(true));
    };
    for (const name of [...deeds, sign])
      window.addEventListener(name, stir, { passive: true, signal: over.signal });
    return () => {
      over.abort();
      callOff();
    };
  }, [sign]);
  return stirred;
}

/** At first a page has itself to bring to life, and its reader to answer. */
const firstMs = 2_000;
let last: Promise<unknown> = Promise.resolve();

/**
 * Fetches code that may be wanted once the page has been at rest for a while, one after the other, so that
 * the page answers meanwhile; without a connection when it is wanted.
 */
export function useAtRest(load: () => Promise<unknown>): void {
  // No state: whoever asks is not drawn once more for it.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const queue = () => {
      last = last
        .then(() => new Promise<void>((go) => void whenIdle(go)))
        .then(load)
        .catch(() => undefined);
    };
    const callOff = whenLoaded(() => {
      timer = setTimeout(queue, firstMs);
    });
    return () => {
      callOff();
      clearTimeout(timer);
    };
  }, [load]);
}
