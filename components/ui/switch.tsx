"use client";

import { cn } from "./cn";

type Props = {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  className?: string;
};

/** On or off, at once. The label is spoken; write it beside when it must be seen. */
export function Switch({ label, checked, onChange, disabled, className }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={checked}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className={cn(
        "relative inline-flex h-11 w-12 shrink-0 items-center disabled:opacity-50",
        className,
      )}
    >
      <span
        aria-hidden
        className={cn(
          "h-6.5 w-full rounded-full transition-colors",
          checked ? "bg-leaf" : "bg-line-strong",
        )}
      />
      <span
        aria-hidden
        className={cn(
          "absolute start-1 size-5 rounded-full bg-card shadow-soft transition-transform",
          checked && "translate-x-5 rtl:-translate-x-5",
        )}
      />
    </button>
  );
}
