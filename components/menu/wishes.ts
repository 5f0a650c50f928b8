"use client";

import { useSyncExternalStore } from "react";

/** What somebody eats, and what they cannot. */
export type Wishes = { diets: readonly string[]; without: readonly string[] };

const storageKey = "tiffin-wishes";
const none: Wishes = { diets: [], without: [] };
const listeners = new Set<() => void>();
let text: string | null = null;
let wishes = none;

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];

function parse(stored: string | null): Wishes {
  try {
    const value: unknown = JSON.parse(stored ?? "null");
    if (typeof value !== "object" || value === null) return none;
    const { diets, without } = value as Partial<Record<keyof Wishes, unknown>>;
    return { diets: words(diets), without: words(without) };
  } catch {
    return none;
  }
}

function read(): Wishes {
  const now = localStorage.getItem(storageKey);
  if (now !== text) wishes = parse(now);
  text = now;
  return wishes;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function write(next: Wishes): void {
  localStorage.setItem(storageKey, JSON.stringify(next));
  for (const tell of listeners) tell();
}

/** The wishes of whoever uses this browser: an allergy is the same in every restaurant. */
export const useWishes = () => [useSyncExternalStore(subscribe, read, () => none), write] as const;

/** With the word, or without it if it was there. */
export const toggled = (list: readonly string[], word: string): string[] =>
  list.includes(word) ? list.filter((one) => one !== word) : [...list, word];
