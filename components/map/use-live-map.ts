"use client";

import { type ComponentType, type RefObject, useEffect, useState } from "react";
import type { GlMapProps } from "./gl-map";
import { styleUrl } from "./style-url";

const idleWithinMs = 2_000;

const hasWebGl = (): boolean =>
  document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: false }) !==
  null;

/** Calls back when the element is in sight and the browser has nothing better to do. */
function whenSeen(element: HTMLElement, then: () => void): () => void {
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    idle(then, { timeout: idleWithinMs });
  });
  watcher.observe(element);
  return () => watcher.disconnect();
}

/** Calls back when somebody reaches for the element. */
function whenTouched(element: HTMLElement, then: () => void): () => void {
  const signs = ["pointerenter", "touchstart", "focusin"] as const;
  for (const sign of signs) element.addEventListener(sign, then, { once: true, passive: true });
  return () => {
    for (const sign of signs) element.removeEventListener(sign, then);
  };
}

/**
 * The live map, loaded when it has more to give than the drawn one: at once where a style is
 * configured or a place is to be picked, else when somebody wants to move it. Null where the
 * browser has no WebGL, or while the network is away.
 */
export function useLiveMap(
  element: RefObject<HTMLElement | null>,
  picks: boolean,
): ComponentType<GlMapProps> | null {
  const [view, setView] = useState<ComponentType<GlMapProps> | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const load = () => {
      if (!hasWebGl()) return;
      import("./gl-map").then(
        (loaded) => setView(() => loaded.default),
        () => undefined,
      );
    };
    const isWanted = picks || styleUrl(false) !== undefined;
    return (isWanted ? whenSeen : whenTouched)(element.current, load);
  }, [element, picks]);
  return view;
}
