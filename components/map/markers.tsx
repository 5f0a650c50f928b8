import { Bike } from "lucide-react";
import { cn } from "@/components/ui/cn";

/** Here: the place everything is measured from. */
export function HereMarker({ tone = "spice" }: { tone?: "spice" | "ink" | "leaf" }) {
  const tones = { spice: "bg-spice", ink: "bg-ink", leaf: "bg-leaf" };
  return (
    <span
      className={cn(
        "block size-5 rounded-full border-[3px] border-[#fffdf9] shadow-soft",
        tones[tone],
      )}
    />
  );
}

/** Somebody on two wheels. */
export function RiderMarker({ label }: { label?: string }) {
  return (
    <span className="grid size-9 place-items-center rounded-full border-[3px] border-[#fffdf9] bg-spice text-on-spice shadow-soft">
      <Bike aria-hidden className="size-5" />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}

/** A few words at a place. */
export function LabelMarker({ label, selected = false }: { label: string; selected?: boolean }) {
  return (
    <span
      className={cn(
        "figures inline-flex items-center whitespace-nowrap rounded-full border px-2.5 py-1 font-bold text-xs shadow-soft",
        selected ? "border-ink bg-ink text-on-ink" : "bg-card text-ink",
      )}
    >
      {label}
    </span>
  );
}
