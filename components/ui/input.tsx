"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";

export const controlLook =
  "w-full min-h-11 rounded-control border border-line-strong/50 bg-card px-3.5 text-base text-ink placeholder:text-muted transition-colors hover:border-line-strong focus-visible:border-spice focus-visible:outline-offset-0 aria-invalid:border-red disabled:opacity-50";

/** One line of text. Inside a `Field` it finds its own label. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlLook, className)} {...useFieldProps()} {...rest} />;
}
