"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Sort } from "@/lib/search/types";
import { type Filters, hrefWith, sortsFor, toParams } from "./filters";

type Props = { filters: Filters; hasPlace: boolean };

/** What comes first. The browser's own list: the best one on a phone, and one that needs no script. */
export function SortMenu({ filters, hasPlace }: Props) {
  const t = useTranslations("discover");
  const router = useRouter();
  const { sort: _, pages: __, ...others } = toParams(filters);
  return (
    <form action="/" className="flex items-center gap-2">
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="relative flex items-center gap-2 text-muted text-sm">
        <span className="max-sm:sr-only">{t("sort")}</span>
        <select
          key={filters.sort}
          name="sort"
          defaultValue={filters.sort}
          onChange={(event) =>
            router.push(hrefWith(filters, { sort: event.target.value as Sort }), { scroll: false })
          }
          className="min-h-11 appearance-none rounded-full border bg-card ps-4 pe-9 font-medium text-ink text-sm hover:bg-sunk"
        >
          {sortsFor(hasPlace).map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-3.5 size-4 text-muted"
        />
      </label>
      <noscript>
        <button type="submit" className="min-h-11 rounded-full border bg-card px-4 text-sm">
          {t("apply")}
        </button>
      </noscript>
    </form>
  );
}
