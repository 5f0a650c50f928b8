import { setTimeout as pause } from "node:timers/promises";
import { logger, reasonOf } from "@/lib/platform/logger";
import { booksLack } from "../queries/books-lack";
import { closePeriods } from "./close-periods";

/** What is younger may still be on its way into the books; no week that is closed reaches so far. */
const SETTLED_MS = 60_000;
const AGAIN_MS = 2_000;

/** Closes the weeks that have ended; false while the books lack something that belongs into them. */
export async function closeWeeks(now: Date): Promise<boolean> {
  if (await booksLack(new Date(now.getTime() - SETTLED_MS))) return false;
  await closePeriods(now);
  return true;
}

/** Weeks that ended while nobody looked are closed at the start, not an hour later. */
export async function closeMissedWeeks(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(await tryToClose()))
    await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
}

const tryToClose = (): Promise<boolean> =>
  closeWeeks(new Date()).catch((error) => {
    logger.warn({ reason: reasonOf(error) }, "weeks are not closed yet");
    return false;
  });
