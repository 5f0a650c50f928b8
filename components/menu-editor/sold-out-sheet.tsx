"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { MenuFood } from "@/components/menu/menu";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { Sheet } from "@/components/ui/sheet";
import { type SoldOutFor, soldOutUntil } from "./sold-out";

type Props = {
  food: MenuFood;
  timezone: string;
  busy: boolean;
  onClose: () => void;
  onSoldOut: (until: Date | undefined) => void;
};

/** Takes a dish off sale: for now, or until a time. */
export function SoldOutSheet({ food, timezone, busy, onClose, onSoldOut }: Props) {
  const t = useTranslations("menuEditor");
  const locale = useLocale();
  const [how, setHow] = useState<SoldOutFor>("back");
  const [clock, setClock] = useState("18:00");
  const until = soldOutUntil(how, clock, new Date(), timezone);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("soldOutTitle", { name: food.name })}
      footer={
        <Button
          size="lg"
          className="w-full"
          busy={busy}
          disabled={how === "time" && !until}
          onClick={() => onSoldOut(until)}
        >
          {t("soldOutNow")}
        </Button>
      }
    >
      <div className="grid gap-3">
        <RadioList
          label={t("soldOutUntil")}
          value={how}
          onChange={setHow}
          options={[
            { value: "back", label: t("untilBack") },
            { value: "hour", label: t("forAnHour") },
            { value: "tomorrow", label: t("untilTomorrow") },
            { value: "time", label: t("untilTime") },
          ]}
        />
        {how === "time" && (
          <Field label={t("clock")} className="w-40">
            <Input
              type="time"
              required
              value={clock}
              onChange={(event) => setClock(event.target.value)}
              className="figures"
            />
          </Field>
        )}
        <p aria-live="polite" className="text-muted text-sm">
          {until ? t("backAt", { at: formatDay(until, timezone, locale) }) : t("backByHand")}
        </p>
      </div>
    </Sheet>
  );
}
