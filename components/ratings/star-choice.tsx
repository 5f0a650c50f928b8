"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "@/components/ui/cn";

const choices = [1, 2, 3, 4, 5] as const;

type Props = { label: string; value: number; onChange: (stars: number) => void };

/** One to five stars: radio buttons, each as large as a thumb. */
export function StarChoice({ label, value, onChange }: Props) {
  const t = useTranslations("tracking.rate");
  const name = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium text-sm">{label}</legend>
      <div className="-ms-2 flex">
        {choices.map((stars) => (
          <label
            key={stars}
            className="relative grid size-12 place-items-center rounded-control has-focus-visible:outline-3 has-focus-visible:outline-spice"
          >
            <input
              type="radio"
              name={name}
              value={stars}
              checked={value === stars}
              onChange={() => onChange(stars)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <span className="sr-only">{t("stars", { count: stars })}</span>
            <Star
              aria-hidden
              className={cn(
                "size-8 transition-colors",
                stars <= value ? "fill-spice text-spice" : "text-line-strong",
              )}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
