"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type SegmentedOption<V extends string> = {
  value: V;
  label: string;
  icon?: ReactNode;
  /** How many there are behind it. */
  count?: number;
  lang?: string;
};

type Props<V extends string> = {
  label: string;
  value: V | "";
  options: readonly SegmentedOption<V>[];
  onChange: (value: V) => void;
  /** `xl` for a kitchen. */
  size?: keyof typeof sizes;
  className?: string;
};

const sizes = { md: "min-h-11 px-4 text-sm", xl: "min-h-16 px-5 text-base" } as const;

/** One choice out of a few, all visible. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  size = "md",
  className,
}: Props<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Tapping the chosen one again keeps it: there is always an answer.
      onValueChange={(next) => next && onChange(next as V)}
      className={cn("inline-flex gap-1 rounded-control bg-sunk p-1", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          lang={option.lang}
          className={cn(
            "inline-flex flex-1 items-center justify-center gap-2 whitespace-nowrap rounded-[9px] font-medium transition-colors hover:bg-line/60 data-[state=on]:bg-ink data-[state=on]:text-on-ink",
            sizes[size],
          )}
        >
          {option.icon}
          {option.label}
          {option.count !== undefined && <span className="figures opacity-75">{option.count}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
