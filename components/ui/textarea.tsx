"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlLook } from "./input";

/** A few lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 2, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(controlLook, "field-sizing-content max-h-48 resize-y py-2.5", className)}
      {...useFieldProps()}
      {...rest}
    />
  );
}
