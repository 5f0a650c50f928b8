"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlLook } from "./input";

export type SelectOption<V extends string> = { value: V; label: string };

type Props<V extends string> = {
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** Needed outside a `Field`, where no label stands beside it. */
  label?: string;
  className?: string;
};

/** One out of many, in the list that the device itself opens. */
export function Select<V extends string>({ value, options, onChange, label, className }: Props<V>) {
  return (
    <span className="relative inline-grid items-center">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
        className={cn(controlLook, "appearance-none text-sm", className, "pe-10")}
        {...useFieldProps()}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-3.5 size-4 text-muted" />
    </span>
  );
}
