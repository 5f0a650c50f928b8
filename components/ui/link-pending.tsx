"use client";

import { useLinkStatus } from "next/link";
import { cn } from "./cn";

/** Inside a link: shows that its page is on its way. Room for it is there from the start. */
export function LinkPending({ className }: { className?: string }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={cn(
        "pointer-events-none transition-opacity delay-100",
        pending ? "animate-pulse-soft opacity-100" : "opacity-0",
        className,
      )}
    />
  );
}
