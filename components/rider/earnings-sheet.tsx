"use client";

import { useLocale, useTranslations } from "next-intl";
import useSWR from "swr";
import { formatClock } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { formatMoney } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/lib/api/client";
import type { EarningsJson, ShiftsJson } from "@/lib/delivery/schema/earnings";

type Props = { earnings: EarningsJson; onClose: () => void };

const readShifts = async (): Promise<ShiftsJson> =>
  (await api.delivery.shifts.$get({ query: {} })).json();

/** What was earned: today, by day and by week, and when the rider was online. */
export function EarningsSheet({ earnings, onClose }: Props) {
  const t = useTranslations("rider");
  const { today, currency, weeks } = earnings;
  const locale = useLocale();
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      place="side"
      title={t("earnings.title")}
      description={t("earnings.detail")}
    >
      <div className="grid gap-7">
        <div className="flex items-end justify-between gap-4">
          <div className="grid gap-1">
            <p className="text-muted text-sm">{t("today")}</p>
            <p className="display figures text-2xl">{formatMoney(today.amount, currency)}</p>
          </div>
          <p className="figures pb-1 text-end text-muted text-sm">
            {t("deliveries", { count: today.deliveries })}
            <br />
            {t("earnings.tips", { amount: formatMoney(today.tips, currency) })}
          </p>
        </div>
        <Days earnings={earnings} />
        <section aria-labelledby="weeks" className="grid gap-2">
          <h3 id="weeks" className="font-sans font-semibold text-base tracking-normal">
            {t("earnings.weeks")}
          </h3>
          <ul className="grid">
            {weeks.map((week) => (
              <li
                key={week.from}
                className="figures flex min-h-11 items-center justify-between gap-3 border-b text-sm last:border-0"
              >
                <span>{t("earnings.weekFrom", { date: dayOf(week.from, locale) })}</span>
                <span className="text-muted">{t("deliveries", { count: week.deliveries })}</span>
                <span className="font-semibold">{formatMoney(week.amount, currency)}</span>
              </li>
            ))}
          </ul>
        </section>
        <Shifts />
      </div>
    </Sheet>
  );
}

const dayOf = (date: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" }).format(
    new Date(date),
  );
const weekdayOf = (date: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" }).format(new Date(date));

function Days({ earnings: { days, currency, today } }: { earnings: EarningsJson }) {
  const t = useTranslations("rider");
  const locale = useLocale();
  const most = Math.max(1, ...days.map(({ amount }) => amount));
  return (
    <section aria-labelledby="days" className="grid gap-3">
      <h3 id="days" className="font-sans font-semibold text-base tracking-normal">
        {t("earnings.days")}
      </h3>
      <ol className="flex h-36 items-end gap-2">
        {days.map(({ date, amount }) => (
          <li key={date} className="flex h-full flex-1 flex-col items-center justify-end gap-1.5">
            <span className="sr-only">{`${dayOf(date, locale)}: ${formatMoney(amount, currency)}`}</span>
            <span
              aria-hidden
              className={cn(
                "w-full rounded-mark",
                date === today.date ? "bg-spice" : "bg-spice-soft",
                amount === 0 && "bg-line",
              )}
              style={{ height: `${Math.max(3, (amount / most) * 100)}%` }}
            />
            <span aria-hidden className="text-muted text-xs">
              {weekdayOf(date, locale)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Shifts() {
  const t = useTranslations("rider");
  const locale = useLocale();
  const { data, error, isLoading, mutate } = useSWR("rider-shifts", readShifts, {
    shouldRetryOnError: false,
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = (at: string) => formatClock(at, zone, locale);
  return (
    <section aria-labelledby="shifts" className="grid gap-2">
      <h3 id="shifts" className="font-sans font-semibold text-base tracking-normal">
        {t("earnings.shifts")}
      </h3>
      {error && <ErrorState onRetry={() => void mutate()} busy={isLoading} />}
      {!error && !data && (
        <div aria-busy="true" className="grid gap-2">
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </div>
      )}
      {data?.items.length === 0 && <p className="text-muted text-sm">{t("earnings.noShifts")}</p>}
      <ul className="grid">
        {data?.items.map((shift) => (
          <li
            key={shift.started_at}
            className="figures flex min-h-11 items-center justify-between gap-3 border-b text-sm last:border-0"
          >
            <span>
              {dayOf(shift.started_at, locale)} · <bdi>{clock(shift.started_at)}</bdi>–
              {shift.ended_at ? <bdi>{clock(shift.ended_at)}</bdi> : t("earnings.now")}
            </span>
            <span className="text-muted">{t("deliveries", { count: shift.deliveries })}</span>
            <span className="font-semibold">
              {shift.currency ? formatMoney(shift.amount, shift.currency) : "–"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
