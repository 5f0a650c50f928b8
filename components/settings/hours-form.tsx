"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import type { RestaurantJson } from "@/lib/restaurants/schema";
import { Holidays } from "./holidays";
import { Spans } from "./spans";
import { useSave } from "./use-save";
import { faultOf, fromWeek, toWeek, weekDays } from "./week";

/** A day of the week by its number, in the reader's language. 4 January 1970 was a Sunday. */
const dayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + day)),
  );

/** When a restaurant is open: by week, and on days that are different. */
export function HoursForm({ restaurant }: { restaurant: RestaurantJson }) {
  const t = useTranslations("settings.hours");
  const locale = useLocale();
  const { save, busy } = useSave(restaurant.id);
  const [always, setAlways] = useState(restaurant.opening_hours === null);
  const [week, setWeek] = useState(() => toWeek(restaurant.opening_hours));
  const [holidays, setHolidays] = useState(restaurant.holidays);
  const [first] = weekDays;
  const isWrong =
    (!always && weekDays.some((day) => faultOf(week[day] ?? []))) ||
    holidays.some(({ spans }) => faultOf(spans));

  const copyFirst = () =>
    setWeek(Object.fromEntries(weekDays.map((day) => [day, [...(week[first] ?? [])]])));
  const submit = () => void save({ opening_hours: always ? null : fromWeek(week), holidays });

  return (
    <>
      <Card className="grid gap-4">
        <div>
          <h2 className="text-lg">{t("title")}</h2>
          <p className="text-muted text-sm">{t("zone", { zone: restaurant.timezone })}</p>
        </div>
        <Checkbox label={t("always")} checked={always} onChange={setAlways} />
        {!always && (
          <>
            <ul className="grid">
              {weekDays.map((day) => {
                const name = dayName(day, locale);
                return (
                  <li
                    key={day}
                    className="grid gap-x-6 border-t py-3 sm:grid-cols-[9rem_1fr] sm:items-start"
                  >
                    <h3 className="py-2.5 font-semibold text-sm">{name}</h3>
                    <Spans
                      day={name}
                      spans={week[day] ?? []}
                      onChange={(spans) => setWeek({ ...week, [day]: spans })}
                    />
                  </li>
                );
              })}
            </ul>
            <Button variant="soft" className="justify-self-start" onClick={copyFirst}>
              {t("copyFirst", { day: dayName(first, locale) })}
            </Button>
          </>
        )}
      </Card>
      <Holidays holidays={holidays} timezone={restaurant.timezone} onChange={setHolidays} />
      <Button busy={busy} disabled={isWrong} onClick={submit} className="justify-self-start">
        {t("save")}
      </Button>
    </>
  );
}
