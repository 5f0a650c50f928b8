import { cn } from "./cn";

/** Inside a link: shows that its page is on its way. Room for it is there from the start. */
export function LinkPending({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "pointer-events-none opacity-0 transition-opacity delay-100",
        "in-data-pending:animate-pulse-soft in-data-pending:opacity-100",
        className,
      )}
    />
  );
}
