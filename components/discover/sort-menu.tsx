"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { type Filters, hrefWith, type Sort, sorts } from "./filters";

/** What comes first. */
export function SortMenu({ filters }: { filters: Filters }) {
  const router = useRouter();
  return (
    <Select<Sort>
      label="Sort"
      value={filters.sort}
      options={sorts}
      onChange={(sort) => router.push(hrefWith(filters, { sort }), { scroll: false })}
      className="w-auto rounded-full border-line px-4 font-medium"
    />
  );
}
