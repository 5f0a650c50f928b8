"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { faultOf, forField, isPastMidnight, nextSpan, type Span } from "./week";

type Props = {
  /** The day they belong to, for those who hear it. */
  day: string;
  spans: readonly Span[];
  onChange: (spans: Span[]) => void;
};

const MOST_SPANS = 5;

/** When a day is open: none, one or several stretches. */
export function Spans({ day, spans, onChange }: Props) {
  const t = useTranslations("settings.hours");
  const fault = faultOf(spans);
  const faultId = useId();
  /** Marks a time that was emptied. */
  const marked = (time: string) =>
    time === "" ? ({ "aria-invalid": true, "aria-describedby": faultId } as const) : {};
  const set = (at: number, change: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...change } : span)));
  return (
    <div className="grid justify-items-start gap-2">
      {spans.length === 0 && <p className="py-2.5 text-muted text-sm">{t("closed")}</p>}
      {spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches are told apart by nothing else.
        <div key={`${at}-${spans.length}`} className="flex flex-wrap items-center gap-2">
          <Input
            type="time"
            required
            aria-label={t("opens", { day, number: at + 1 })}
            value={span.opens}
            {...marked(span.opens)}
            onChange={(event) => set(at, { opens: event.target.value })}
            className="figures w-38"
          />
          <span aria-hidden>–</span>
          <Input
            type="time"
            required
            aria-label={t("closes", { day, number: at + 1 })}
            value={forField(span.closes)}
            {...marked(span.closes)}
            onChange={(event) => set(at, { closes: event.target.value })}
            className="figures w-38"
          />
          <IconButton
            label={t("removeSpan", { day, number: at + 1 })}
            icon={<X className="size-4.5" />}
            onClick={() => onChange(spans.filter((_, index) => index !== at))}
          />
          {isPastMidnight(span) && <span className="text-muted text-xs">{t("nextDay")}</span>}
        </div>
      ))}
      {fault && (
        <p id={faultId} role="alert" className="text-red text-sm">
          {t(fault)}
        </p>
      )}
      {spans.length < MOST_SPANS && (
        <Button
          variant="ghost"
          aria-label={t("addSpan", { day })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          <Plus aria-hidden className="size-4" /> {t("hoursWord")}
        </Button>
      )}
    </div>
  );
}
