"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatClock } from "@/components/ui/clock-time";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { localTime } from "@/lib/platform/clock";

type Props = {
  /** Every time it can be had, soonest first. */
  slots: readonly Date[];
  timezone: string;
  now: Date;
  /** Whether it can be had as soon as it is cooked. */
  soon: boolean;
  /** null: as soon as possible. */
  value: string | null;
  error?: string | undefined;
  onChange: (time: string | null) => void;
};

/** As soon as possible, or at a time of the next seven days. */
export function TimeChoice({ slots, timezone, now, soon, value, error, onChange }: Props) {
  const t = useTranslations("checkout");
  const first = slots[0]?.toISOString() ?? null;
  if (!soon && !first) return null;
  return (
    <div className="grid gap-3">
      {soon && first && (
        <Segmented
          label={t("when")}
          value={value === null ? "soon" : "later"}
          onChange={(next) => onChange(next === "soon" ? null : first)}
          className="w-full sm:w-auto sm:justify-self-start"
          options={[
            { value: "soon", label: t("soon") },
            { value: "later", label: t("later") },
          ]}
        />
      )}
      {value !== null && <Slots {...{ slots, timezone, now, value, error, onChange }} />}
    </div>
  );
}

type SlotsProps = Omit<Props, "soon" | "value"> & { value: string };

function Slots({ slots, timezone, now, value, error, onChange }: SlotsProps) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const dateOf = (at: Date) => localTime(at, timezone).date;
  const day = dateOf(new Date(value));
  const days = [...new Map(slots.map((slot) => [dateOf(slot), slot]))];
  const names = new Map([
    [dateOf(now), t("today")],
    [dateOf(new Date(now.getTime() + 86_400_000)), t("tomorrow")],
  ]);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  const ofDay = slots.filter((slot) => dateOf(slot) === day);
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t("day")}>
        <Select
          value={day}
          options={days.map(([date, slot]) => ({
            value: date,
            label: names.get(date) ?? format.format(slot),
          }))}
          onChange={(next) => {
            const slot = slots.find((one) => dateOf(one) === next);
            if (slot) onChange(slot.toISOString());
          }}
        />
      </Field>
      <Field label={t("time")} error={error}>
        <Select
          value={value}
          options={ofDay.map((slot) => ({
            value: slot.toISOString(),
            label: formatClock(slot, timezone, locale),
          }))}
          onChange={onChange}
        />
      </Field>
    </div>
  );
}
