"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
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

/** One out of many, in a list that opens. */
export function Select<V extends string>({ value, options, onChange, label, className }: Props<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as V)}>
      <Radix.Trigger
        aria-label={label}
        className={cn(
          controlLook,
          "inline-flex items-center justify-between gap-2 text-start text-sm",
          className,
        )}
        {...useFieldProps()}
      >
        <Radix.Value />
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={6}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) animate-fade overflow-hidden rounded-control border bg-card p-1 shadow-lift"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex min-h-11 cursor-pointer select-none items-center justify-between gap-4 rounded-[9px] px-3 text-sm outline-none data-highlighted:bg-sunk"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check aria-hidden className="size-4 text-spice" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
