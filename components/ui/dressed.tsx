import { cloneElement, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";

type Wearer = ReactElement<{ className?: string; children?: ReactNode }>;

/** Puts a look, and whatever else is given, on the one element inside: a link that looks like a press. */
export function dressed(child: ReactNode, look: string, rest: Record<string, unknown> = {}) {
  const wearer = child as Wearer;
  return cloneElement(wearer, { ...rest, className: cn(look, wearer.props.className) });
}
