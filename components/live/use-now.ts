"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now ||= Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const current = () => {
  now ||= Date.now();
  return now;
};

/** The time, moving once a second for everybody at once; 0 on the server and while hydrating. */
export const useNow = (): number => useSyncExternalStore(subscribe, current, () => 0);

const currentMinute = () => current() - (current() % 60_000);

/** As `useNow`, but moving once a minute: for what is costly to work out. */
export const useMinute = (): number => useSyncExternalStore(subscribe, currentMinute, () => 0);
