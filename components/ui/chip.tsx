import type { ComponentProps } from "react";
import { cn } from "./cn";
import { dressed } from "./dressed";

type Props = ComponentProps<"button"> & { selected?: boolean; asChild?: boolean };

/** A filter that is on or off. */
export function Chip({ selected = false, asChild = false, className, children, ...rest }: Props) {
  const look = cn(
    "inline-flex min-h-11 shrink-0 items-center gap-2 whitespace-nowrap rounded-full border px-4 font-medium text-sm transition-colors sm:min-h-10",
    selected ? "border-ink bg-ink text-on-ink" : "bg-card hover:bg-sunk",
    className,
  );
  if (asChild) return dressed(children, look, rest);
  return (
    <button type="button" aria-pressed={selected} className={look} {...rest}>
      {children}
    </button>
  );
}
