"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReportsJson } from "./reports";

export type ReportProps = { restaurantId: string; reports: ReportsJson };

/** "12 Mar", or "Mar 26" for a month; dates of the restaurant's calendar. */
export function useDates(period: ReportsJson["period"]) {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    month: "short",
    ...(period === "month" ? { year: "2-digit" } : { day: "numeric" }),
  });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
}

/** Where a report comes from as a file. */
export function useCsv({ restaurantId, reports: { from, to } }: ReportProps) {
  const t = useTranslations("reports");
  return (report: string, title: string, extra = "") => ({
    href: `/api/v1/analytics/${report}?restaurant=${restaurantId}&from=${from}&to=${to}${extra}`,
    name: `${report} ${from} ${to}.csv`,
    label: t("saveCsv", { report: title }),
  });
}
