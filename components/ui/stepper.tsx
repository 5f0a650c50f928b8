"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./cn";

type Props = {
  /** What is counted: "Paneer tikka". */
  label: string;
  value: number;
  min?: number;
  max?: number;
  onChange: (value: number) => void;
  className?: string;
};

/** How many, one at a time. */
export function Stepper({ label, value, min = 1, max = 99, onChange, className }: Props) {
  const t = useTranslations("ui");
  const press =
    "grid size-11 place-items-center rounded-control hover:bg-line/60 disabled:opacity-40";
  return (
    <fieldset
      aria-label={t("howMany", { what: label })}
      className={cn("inline-flex items-center rounded-control bg-sunk", className)}
    >
      <button
        type="button"
        className={press}
        aria-label={t(value - 1 < 1 ? "removeOne" : "oneLess", { what: label })}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Minus aria-hidden className="size-4" />
      </button>
      <output className="min-w-7 text-center font-semibold text-sm">{value}</output>
      <button
        type="button"
        className={press}
        aria-label={t("oneMore", { what: label })}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </fieldset>
  );
}
