export const sorts = [
  { value: "relevance", label: "Recommended" },
  { value: "eta", label: "Fastest" },
  { value: "distance", label: "Nearest" },
  { value: "rating", label: "Best rated" },
  { value: "price", label: "Kind to the purse" },
] as const;

export type Sort = (typeof sorts)[number]["value"];

const needPlace: ReadonlySet<string> = new Set(["eta", "distance"]);

/** What can be sorted by: how near or how fast only once we know where to. */
export const sortsFor = (hasPlace: boolean) =>
  sorts.filter(({ value }) => hasPlace || !needPlace.has(value));

/** What the list is narrowed to; lives in the address, so that back and reload keep it. */
export type Filters = {
  q: string;
  cuisine: string;
  openNow: boolean;
  veg: boolean;
  sort: Sort;
  /** How many pages are shown. */
  pages: number;
};

type Params = Record<string, string | string[] | undefined>;

const mostPages = 4;
const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** Filters from the address; what makes no sense is left out. */
export function readFilters(params: Params, hasPlace = true): Filters {
  const sort = one(params.sort);
  const pages = Math.trunc(Number(one(params.pages)));
  return {
    q: one(params.q).slice(0, 80),
    cuisine: one(params.cuisine).slice(0, 40),
    openNow: one(params.open) === "1",
    veg: one(params.veg) === "1",
    sort: sortsFor(hasPlace).find(({ value }) => value === sort)?.value ?? "relevance",
    pages: pages >= 1 && pages <= mostPages ? pages : 1,
  };
}

/** The address of the list with some filters changed; other filters start at the first page. */
export function hrefWith(filters: Filters, change: Partial<Filters>): string {
  const next = { ...filters, pages: 1, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set("q", next.q);
  if (next.cuisine) params.set("cuisine", next.cuisine);
  if (next.openNow) params.set("open", "1");
  if (next.veg) params.set("veg", "1");
  if (next.sort !== "relevance") params.set("sort", next.sort);
  if (next.pages > 1) params.set("pages", String(next.pages));
  const query = params.toString();
  return query ? `/?${query}` : "/";
}
