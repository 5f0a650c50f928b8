import { setTimeout as pause } from "node:timers/promises";
import { nextWake, wakesSoFar } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { type Assignments, getAssignments } from "./assignments";
import { findScreenVersion } from "./riders";

/** However much happens elsewhere, a rider's screen looks no more often than this. */
const REST_MS = 400;
const POLL_MS = 2_000;

/**
 * Hands over what a rider is asked for and has in hand, now and whenever it changes, until the signal
 * aborts. Screens ask for one number, all of a process together; only a new one is looked behind.
 */
export async function followAssignments(
  ctx: Ctx,
  riderId: string,
  signal: AbortSignal,
  show: (found: Assignments) => void,
): Promise<void> {
  let shown: number | undefined;
  while (!signal.aborted) {
    const wakes = wakesSoFar();
    const version = (await findScreenVersion(riderId)) ?? 0;
    if (version !== shown) {
      show(await getAssignments({ ...ctx, now: new Date() }));
      shown = version;
    }
    await pause(REST_MS, undefined, { signal }).catch(() => undefined);
    await nextWake(POLL_MS, signal, wakes);
  }
}
