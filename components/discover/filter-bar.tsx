import { Clock, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { DietMark } from "@/components/ui/diet-mark";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { type Filters, hrefWith } from "./filters";

type Props = { filters: Filters; cuisines: readonly string[] };

/** Cuisines and what else narrows the list. Links, so that it works before any script does. */
export function FilterBar({ filters, cuisines }: Props) {
  const t = useTranslations("discover");
  const { cuisine: chosen, openNow, veg, wellRated } = filters;
  // A cuisine that was chosen elsewhere stands in the row, too.
  const shown = chosen && !cuisines.includes(chosen) ? [chosen, ...cuisines] : cuisines;
  return (
    <nav
      aria-label={t("narrow")}
      className="no-scrollbar -mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 md:-mx-8 md:px-8 lg:flex-wrap lg:overflow-visible"
    >
      <FilterChip
        href={hrefWith(filters, { cuisine: "", openNow: false, veg: false, wellRated: false })}
        selected={!chosen && !openNow && !veg && !wellRated}
      >
        {t("all")}
      </FilterChip>
      <FilterChip href={hrefWith(filters, { openNow: !openNow })} selected={openNow}>
        <Clock aria-hidden className="size-4" />
        {t("openNow")}
      </FilterChip>
      <FilterChip href={hrefWith(filters, { veg: !veg })} selected={veg}>
        <DietMark veg className={veg ? "bg-card" : ""} />
        {t("veg")}
      </FilterChip>
      <FilterChip href={hrefWith(filters, { wellRated: !wellRated })} selected={wellRated}>
        <Star aria-hidden className="size-4" />
        <span aria-hidden dir="ltr">
          4.5+
        </span>
        <span className="sr-only">{t("wellRated")}</span>
      </FilterChip>
      <span aria-hidden className="mx-1 h-6 w-px shrink-0 bg-line" />
      {shown.map((cuisine) => (
        <FilterChip
          key={cuisine}
          href={hrefWith(filters, { cuisine: chosen === cuisine ? "" : cuisine })}
          selected={chosen === cuisine}
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
    <Chip asChild selected={selected} className="relative">
      <Link href={href} scroll={false} aria-current={selected ? "true" : undefined}>
        {children}
        <LinkPending className="absolute inset-0 rounded-full bg-spice/25" />
      </Link>
    </Chip>
  );
}
