import { freshId } from "./fresh-id";

const storageKey = "tiffin-attempt";

type Attempt = { fingerprint: string; key: string };

function readAttempt(): Attempt | null {
  try {
    const value = JSON.parse(sessionStorage.getItem(storageKey) ?? "null");
    return typeof value?.fingerprint === "string" && typeof value.key === "string" ? value : null;
  } catch {
    return null;
  }
}

/**
 * The key of this intent to order. The same order gives the same key, through double taps, retries
 * and reloads; a changed order is another intent and gets another key.
 */
export function attemptKey(order: unknown): string {
  const fingerprint = JSON.stringify(order);
  const known = readAttempt();
  if (known?.fingerprint === fingerprint) return known.key;
  const key = freshId();
  sessionStorage.setItem(storageKey, JSON.stringify({ fingerprint, key } satisfies Attempt));
  return key;
}

/** The order is placed: ordering the same again is a new intent. */
export function endAttempt(): void {
  sessionStorage.removeItem(storageKey);
}
