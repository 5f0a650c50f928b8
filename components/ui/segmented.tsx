"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type SegmentedOption<V extends string> = {
  value: V;
  label: string;
  icon?: ReactNode;
  /** The language of the label, where it is not the page's. */
  lang?: string | undefined;
  /** How many there are behind it. */
  count?: number;
};

type Props<V extends string> = {
  label: string;
  value: V | "";
  options: readonly SegmentedOption<V>[];
  onChange: (value: V) => void;
  /** `xl` for wet hands. */
  size?: keyof typeof sizes;
  className?: string;
};

const sizes = { md: "min-h-11 px-4 text-sm", xl: "min-h-16 px-5 text-base" } as const;

/** One choice out of a few, all visible: radio buttons that look like a switch. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  size = "md",
  className,
}: Props<V>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn(
        "inline-flex max-w-full flex-wrap gap-1 rounded-control bg-sunk p-1",
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          lang={option.lang}
          className={cn(
            "relative inline-flex flex-1 items-center justify-center gap-2 whitespace-nowrap rounded-[9px] font-medium transition-colors hover:bg-line/60 has-checked:bg-ink has-checked:text-on-ink has-focus-visible:outline-3 has-focus-visible:outline-spice has-focus-visible:outline-offset-2",
            sizes[size],
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-[inherit] opacity-0"
          />
          {option.icon}
          {option.label}
          {option.count !== undefined && <span className="figures opacity-75">{option.count}</span>}
        </label>
      ))}
    </div>
  );
}
