import { cn } from "./cn";

/** Holds the place of what is loading, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      data-skeleton
      className={cn("animate-pulse-soft rounded-control bg-line/70", className)}
    />
  );
}
