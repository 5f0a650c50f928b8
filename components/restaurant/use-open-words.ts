import { useLocale, useTranslations } from "next-intl";
import { formatClock, formatOpening } from "@/components/ui/clock-time";
import type { RestaurantJson } from "@/lib/restaurants/schema";

type Hours = Pick<RestaurantJson, "is_open" | "opens_at" | "closes_at" | "timezone">;

/** "Open until 23:00", "Opens 18:00", "Opens Mon 11:00". */
export function useOpenWords({ is_open, opens_at, closes_at, timezone }: Hours): string {
  const t = useTranslations("restaurant");
  const locale = useLocale();
  if (is_open && closes_at)
    return t("openUntil", { time: formatClock(closes_at, timezone, locale) });
  if (is_open) return t("openAllDay");
  if (!opens_at) return t("closed");
  return t("opens", { when: formatOpening(opens_at, timezone, locale) });
}
