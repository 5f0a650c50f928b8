import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A surface that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cn("rounded-card border bg-card p-4 md:p-6", className)} {...rest} />;
}
