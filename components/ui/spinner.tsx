import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Work under way; name it when nothing else on the screen does. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex">
      <LoaderCircle aria-hidden className={cn("size-5 animate-spin", className)} />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
