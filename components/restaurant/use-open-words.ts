import { useLocale, useTranslations } from "next-intl";
import { formatClock, formatOpening } from "@/components/ui/clock-time";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Hours = Pick<
  RestaurantJson,
  "is_open" | "opens_at" | "closes_at" | "paused_until" | "timezone"
>;

/** "Open until 23:00", "Opens 18:00", "Opens Mon 11:00", "Paused until 13:20". */
export function useOpenWords(hours: Hours): string {
  const { is_open, opens_at, closes_at, paused_until, timezone } = hours;
  const t = useTranslations("restaurant");
  const locale = useLocale();
  if (is_open && closes_at)
    return t("openUntil", { time: formatClock(closes_at, timezone, locale) });
  if (is_open) return t("openAllDay");
  if (!opens_at) return t("closed");
  const key = opens_at === paused_until ? "pausedUntil" : "opens";
  return t(key, { when: formatOpening(opens_at, timezone, locale) });
}
