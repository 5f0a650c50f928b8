import { useLocale, useTranslations } from "next-intl";

/** How distances, times and counts are written in the reader's language. */
export function useMeasures() {
  const t = useTranslations("common");
  const locale = useLocale();
  return {
    /** "350 m" or "1.4 km". */
    distance: (metres: number) =>
      metres < 950
        ? t("metres", { value: String(Math.max(50, Math.round(metres / 50) * 50)) })
        : t("kilometres", { value: (metres / 1000).toFixed(1) }),
    /** "20–30 min". */
    eta: ([low, high]: readonly [number, number]) => t("minutesRange", { low, high }),
    /** "1.2k": counts that only need their size. */
    shortCount: (count: number) =>
      new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 })
        .format(count)
        .toLowerCase(),
  };
}
