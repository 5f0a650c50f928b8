import { runAlone } from "@/lib/events/schedule";
import { announce, nextWake } from "@/lib/events/wake";
import { logger, reasonOf } from "@/lib/platform/logger";
import { findWork } from "../queries/open-work";
import { expireOffers } from "./close-offers";
import { dispatchZone } from "./dispatch-zone";

/** Zones are looked at this often at least, and no more often than this when much happens. */
const EVERY_MS = 2_000;
const REST_MS = 250;

/** Looks once at every zone in which somebody waits; each zone is one process's at a time. */
export async function dispatchAll(now: () => Date = () => new Date()): Promise<Date | null> {
  if ((await expireOffers(now())) > 0) announce();
  const { zones, expiresAt } = await findWork();
  for (const zone of zones) await runAlone(`dispatch ${zone}`, () => dispatchZone(zone, now()));
  return expiresAt;
}

/** How long until the next look: at once after an offer has ended, else soon. */
const pauseMs = (expiresAt: Date | null): number =>
  expiresAt
    ? Math.max(REST_MS, Math.min(EVERY_MS, expiresAt.getTime() - Date.now() + 20))
    : EVERY_MS;

/** Finds riders until the signal aborts: every two seconds, and whenever something happens. */
export async function runDispatch(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let expiresAt: Date | null = null;
    try {
      expiresAt = await dispatchAll();
    } catch (error) {
      logger.warn({ reason: reasonOf(error) }, "dispatch waits");
    }
    // A pause first: with a thousand events a second it would do nothing but look.
    await nextWake(pauseMs(expiresAt), signal);
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}
