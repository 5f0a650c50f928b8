import { AppError } from "./errors";

/** Each failed try is somebody else's success; more than this many at one order's side are none of its people. */
const MOST_TRIES = 8;

/**
 * Runs a change that reads, decides and writes on the condition that nothing changed in between. Where
 * something did, it reads and decides anew: cook and customer may both be right. What the caller read
 * earlier (`If-Match`) is checked inside, and is a 412 then.
 */
export async function decideAgain<T>(change: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      const changedMeanwhile = error instanceof AppError && error.code === "version_conflict";
      if (!changedMeanwhile || tries === MOST_TRIES) throw error;
    }
  }
}
