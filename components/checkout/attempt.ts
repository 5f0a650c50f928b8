import { freshId } from "./fresh-id";

const storageKey = "tiffin-attempt";
const forgottenAfterMs = 30 * 60_000;

type Attempt = { fingerprint: string; id: string; at: number };

function readAttempt(): Attempt | null {
  try {
    const value = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    const isRecent = typeof value?.at === "number" && Date.now() - value.at < forgottenAfterMs;
    return isRecent && typeof value.fingerprint === "string" ? value : null;
  } catch {
    return null;
  }
}

/**
 * The id of this intent to order. The same order gives the same id, through double taps, retries,
 * reloads and other tabs; a changed order is another intent and gets another id.
 */
export function attemptId(order: unknown): string {
  const fingerprint = JSON.stringify(order);
  const known = readAttempt();
  if (known?.fingerprint === fingerprint) return known.id;
  const id = freshId();
  const attempt: Attempt = { fingerprint, id, at: Date.now() };
  localStorage.setItem(storageKey, JSON.stringify(attempt));
  return id;
}

/** The order is placed: ordering the same again is a new intent. */
export function endAttempt(): void {
  localStorage.removeItem(storageKey);
}
