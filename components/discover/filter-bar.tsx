import { Clock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { DietMark } from "@/components/ui/diet-mark";
import { type Filters, hrefWith } from "./filters";

type Props = { filters: Filters; cuisines: readonly string[] };

/** Cuisines and what else narrows the list. Links, so that it works before any script does. */
export function FilterBar({ filters, cuisines }: Props) {
  return (
    <nav
      aria-label="Narrow the list"
      className="no-scrollbar -mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 md:-mx-8 md:px-8"
    >
      <FilterChip href={hrefWith(filters, { cuisine: "" })} selected={!filters.cuisine}>
        All
      </FilterChip>
      <FilterChip
        href={hrefWith(filters, { openNow: !filters.openNow })}
        selected={filters.openNow}
      >
        <Clock aria-hidden className="size-4" />
        Open now
      </FilterChip>
      <FilterChip href={hrefWith(filters, { veg: !filters.veg })} selected={filters.veg}>
        <DietMark veg className={filters.veg ? "bg-card" : ""} />
        Veg
      </FilterChip>
      <span aria-hidden className="mx-1 h-6 w-px shrink-0 bg-line" />
      {cuisines.map((cuisine) => (
        <FilterChip
          key={cuisine}
          href={hrefWith(filters, { cuisine: filters.cuisine === cuisine ? "" : cuisine })}
          selected={filters.cuisine === cuisine}
        >
          {cuisine}
        </FilterChip>
      ))}
    </nav>
  );
}

type ChipProps = { href: string; selected: boolean; children: ReactNode };

function FilterChip({ href, selected, children }: ChipProps) {
  return (
    <Chip asChild selected={selected}>
      <Link href={href} scroll={false} aria-current={selected ? "true" : undefined}>
        {children}
      </Link>
    </Chip>
  );
}
