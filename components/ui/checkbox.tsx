"use client";

import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type Props = {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Stands at the far end of the row: a price, a count. */
  trailing?: ReactNode;
  className?: string;
};

/** Yes or no, with the whole row as its target. */
export function Checkbox({ label, checked, onChange, disabled, trailing, className }: Props) {
  const id = useId();
  return (
    <div className={cn("flex min-h-11 items-center gap-3", disabled && "opacity-50", className)}>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled ?? false}
        onCheckedChange={(next) => onChange(next === true)}
        className="grid size-6 shrink-0 place-items-center rounded-mark border-2 border-line-strong bg-card data-[state=checked]:border-spice data-[state=checked]:bg-spice"
      >
        <Radix.Indicator>
          <Check aria-hidden strokeWidth={3} className="size-4 text-on-spice" />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className="flex min-h-11 flex-1 cursor-pointer items-center text-sm">
        {label}
      </label>
      {trailing}
    </div>
  );
}
