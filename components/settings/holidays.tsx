"use client";

import { CalendarPlus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { localTime } from "@/lib/platform/clock";
import type { Holiday } from "@/lib/restaurants/types";
import { Spans } from "./spans";

type Props = {
  holidays: Holiday[];
  timezone: string;
  onChange: (holidays: Holiday[]) => void;
};

const written = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** Dates with hours of their own; none: closed all day. */
export function Holidays({ holidays, timezone, onChange }: Props) {
  const t = useTranslations("settings.hours");
  const locale = useLocale();
  const [error, setError] = useState<string | null>(null);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const date = String(new FormData(form).get("date") ?? "");
    if (!date) return;
    if (holidays.some((one) => one.date === date)) return setError(t("dateTwice"));
    setError(null);
    onChange([...holidays, { date, spans: [] }].sort((a, b) => a.date.localeCompare(b.date)));
    form.reset();
  }

  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="text-lg">{t("holidays")}</h2>
        <p className="text-muted text-sm">{t("holidaysHint")}</p>
      </div>
      <ul className="grid">
        {holidays.map(({ date, spans }) => (
          <li key={date} className="flex items-start gap-2 border-t py-3">
            <div className="grid min-w-0 flex-1 gap-x-6 sm:grid-cols-[14rem_1fr]">
              <h3 className="py-2.5 font-semibold text-sm">{written(date, locale)}</h3>
              <Spans
                day={written(date, locale)}
                spans={spans}
                onChange={(next) =>
                  onChange(holidays.map((one) => (one.date === date ? { date, spans: next } : one)))
                }
              />
            </div>
            <IconButton
              label={t("removeDate", { date: written(date, locale) })}
              icon={<Trash2 className="size-4.5" />}
              onClick={() => onChange(holidays.filter((one) => one.date !== date))}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="flex items-end gap-3">
        <Field label={t("date")} error={error} className="w-48">
          <Input
            name="date"
            type="date"
            min={localTime(new Date(), timezone).date}
            required
            className="figures"
          />
        </Field>
        <Button type="submit" variant="outline">
          <CalendarPlus aria-hidden className="size-4.5" /> {t("addDate")}
        </Button>
      </form>
    </Card>
  );
}
