"use client";

import { useEffect, useSyncExternalStore } from "react";
import { allowSound, isSoundAllowed, onSoundAllowed, wasJustAllowed } from "./chime";

/** `waiting` until the first touch: browsers keep a page silent before it. */
export type Sound = "waiting" | "on" | "muted";

const storageKey = "tiffin-kitchen-muted";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const leave = onSoundAllowed(listener);
  return () => {
    listeners.delete(listener);
    leave();
  };
}

const read = (): Sound => {
  if (localStorage.getItem(storageKey)) return "muted";
  return isSoundAllowed() ? "on" : "waiting";
};

/** Whether this screen may be heard; the first touch anywhere allows it. */
export function useSound() {
  const sound = useSyncExternalStore(subscribe, read, (): Sound => "waiting");
  useEffect(() => {
    window.addEventListener("pointerdown", allowSound);
    window.addEventListener("keydown", allowSound);
    return () => {
      window.removeEventListener("pointerdown", allowSound);
      window.removeEventListener("keydown", allowSound);
    };
  }, []);
  const toggle = () => {
    if (sound === "muted") localStorage.removeItem(storageKey);
    // The first touch may be on this very button: it asks for sound, not for silence.
    else if (sound === "on" && !wasJustAllowed()) localStorage.setItem(storageKey, "1");
    allowSound();
    for (const tell of listeners) tell();
  };
  return { sound, toggle };
}
