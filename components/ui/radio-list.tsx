"use client";

import { RadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";

export type RadioOption<V extends string> = {
  value: V;
  label: ReactNode;
  trailing?: ReactNode;
  disabled?: boolean;
};

type Props<V extends string> = {
  label: string;
  value: V | "";
  options: readonly RadioOption<V>[];
  onChange: (value: V) => void;
};

/** One out of a few, each a row with its own target. */
export function RadioList<V extends string>({ label, value, options, onChange }: Props<V>) {
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className="grid"
    >
      {options.map((option) => (
        <div key={option.value} className="flex min-h-11 items-center gap-3">
          <RadioGroup.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled ?? false}
            className="grid size-6 shrink-0 place-items-center rounded-full border-2 border-line-strong bg-card disabled:opacity-50 data-[state=checked]:border-spice"
          >
            <RadioGroup.Indicator className="size-3 rounded-full bg-spice" />
          </RadioGroup.Item>
          <label
            htmlFor={`${id}-${option.value}`}
            className="flex min-h-11 flex-1 cursor-pointer items-center text-sm"
          >
            {option.label}
          </label>
          {option.trailing}
        </div>
      ))}
    </RadioGroup.Root>
  );
}
