"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { type Filters, hrefWith, type Sort, sortsFor } from "./filters";

/** What comes first. */
export function SortMenu({ filters, hasPlace }: { filters: Filters; hasPlace: boolean }) {
  const router = useRouter();
  return (
    <Select<Sort>
      label="Sort"
      value={filters.sort}
      options={sortsFor(hasPlace)}
      onChange={(sort) => router.push(hrefWith(filters, { sort }), { scroll: false })}
      className="w-auto rounded-full border-line px-4 font-medium"
    />
  );
}
