import type { ComponentProps } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "bg-sunk text-ink",
  spice: "bg-spice-soft text-spice-text",
  leaf: "bg-leaf-soft text-leaf",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
} as const;

export type Tone = keyof typeof tones;

/** A small fact: a state, a count, a rating. */
export function Badge({
  tone = "neutral",
  className,
  ...rest
}: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "figures inline-flex items-center gap-1 whitespace-nowrap rounded-mark px-2 py-0.5 font-semibold text-xs",
        tones[tone],
        className,
      )}
      {...rest}
    />
  );
}
