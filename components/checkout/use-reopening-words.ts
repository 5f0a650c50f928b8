import { useLocale, useTranslations } from "next-intl";
import { formatOpening } from "@/components/ui/clock-time";

/** When a kitchen that is closed takes orders again, and whether it only pauses until then. */
export type Reopening = { opensAt: string; isPaused: boolean };

/** "Paused until 13:20." or "Closed until Mon 11:00.", and what becomes of the order. */
export function useReopeningWords(timezone: string): (reopening: Reopening) => string {
  const t = useTranslations("checkout");
  const locale = useLocale();
  return ({ opensAt, isPaused }) =>
    t(isPaused ? "pausedUntil" : "closedUntil", { time: formatOpening(opensAt, timezone, locale) });
}
