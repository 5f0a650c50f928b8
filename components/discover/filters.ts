export const sorts = [
  { value: "recommended", label: "Recommended" },
  { value: "eta", label: "Fastest" },
  { value: "distance", label: "Nearest" },
  { value: "rating", label: "Best rated" },
] as const;

export type Sort = (typeof sorts)[number]["value"];

/** What the list is narrowed to; lives in the address, so that back and reload keep it. */
export type Filters = { q: string; cuisine: string; openNow: boolean; sort: Sort };

type Params = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** Filters from the address; what makes no sense is left out. */
export function readFilters(params: Params): Filters {
  const sort = one(params.sort);
  return {
    q: one(params.q).slice(0, 80),
    cuisine: one(params.cuisine).slice(0, 40),
    openNow: one(params.open) === "1",
    sort: sorts.find(({ value }) => value === sort)?.value ?? "recommended",
  };
}

/** The address of the list with some filters changed. */
export function hrefWith(filters: Filters, change: Partial<Filters>): string {
  const next = { ...filters, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set("q", next.q);
  if (next.cuisine) params.set("cuisine", next.cuisine);
  if (next.openNow) params.set("open", "1");
  if (next.sort !== "recommended") params.set("sort", next.sort);
  const query = params.toString();
  return query ? `/?${query}` : "/";
}
