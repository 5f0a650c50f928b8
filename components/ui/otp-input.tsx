"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlLook } from "./input";

type Props = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  value: string;
  onChange: (code: string) => void;
  /** Called once when the last digit lands, typed or pasted or filled in by the phone. */
  onComplete?: (code: string) => void;
};

const digits = 6;

/** The six-digit code in one field, so that phones and password managers can fill it. */
export function OtpInput({ value, onChange, onComplete, className, ...rest }: Props) {
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9]{6}"
      maxLength={digits + 4}
      required
      value={value}
      onChange={(event) => {
        const code = event.target.value.replace(/\D/g, "").slice(0, digits);
        onChange(code);
        if (code.length === digits && code !== value) onComplete?.(code);
      }}
      className={cn(
        controlLook,
        "figures display min-h-14 text-center text-xl tracking-[0.35em]",
        className,
      )}
      {...useFieldProps()}
      {...rest}
    />
  );
}
