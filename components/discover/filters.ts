import type { SearchItem } from "@/lib/search/schema";
import type { Sort } from "@/lib/search/types";

const sorts = ["relevance", "eta", "distance", "rating", "price"] as const satisfies Sort[];
const needPlace: ReadonlySet<Sort> = new Set(["eta", "distance"]);

/** What can be sorted by: how near or how fast only once we know where to. */
export const sortsFor = (hasPlace: boolean): Sort[] =>
  sorts.filter((sort) => hasPlace || !needPlace.has(sort));

/** What the list is narrowed to; lives in the address, so that back and reload keep it. */
export type Filters = {
  q: string;
  cuisine: string;
  openNow: boolean;
  veg: boolean;
  wellRated: boolean;
  sort: Sort;
  /** A neighbourhood chosen by link, before there is a script to remember it. */
  near: string;
  /** How many pages are shown. */
  pages: number;
};

type Params = Record<string, string | string[] | undefined>;

export const pageSize = 24;
/** Stars from which a kitchen counts as well rated. */
const wellRatedFrom = 4.5;
const mostPages = 20;
const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** Filters from the address; what makes no sense is left out. */
export function readFilters(params: Params): Filters {
  const sort = one(params.sort);
  const pages = Math.trunc(Number(one(params.pages)));
  return {
    q: one(params.q).slice(0, 80),
    cuisine: one(params.cuisine).slice(0, 40),
    openNow: one(params.open) === "1",
    veg: one(params.veg) === "1",
    wellRated: one(params.rated) === "1",
    sort: sorts.find((value) => value === sort) ?? "relevance",
    near: one(params.near).slice(0, 80),
    pages: pages >= 1 && pages <= mostPages ? pages : 1,
  };
}

/** The filters as the address has them, by name; those that are off are left out. */
export function toParams(filters: Filters): Record<string, string> {
  const { q, cuisine, openNow, veg, wellRated, sort, near, pages } = filters;
  return {
    ...(near && { near }),
    ...(q && { q }),
    ...(cuisine && { cuisine }),
    ...(openNow && { open: "1" }),
    ...(veg && { veg: "1" }),
    ...(wellRated && { rated: "1" }),
    ...(sort !== "relevance" && { sort }),
    ...(pages > 1 && { pages: String(pages) }),
  };
}

/** The address of the list with some filters changed; other filters start at the first page. */
export function hrefWith(filters: Filters, change: Partial<Filters>): string {
  const query = new URLSearchParams(toParams({ ...filters, pages: 1, ...change })).toString();
  return query ? `/?${query}` : "/";
}

/** Whether anything but the order of the list is asked for. */
export const isNarrowed = ({ q, cuisine, openNow, veg, wellRated }: Filters): boolean =>
  Boolean(q || cuisine || openNow || veg || wellRated);

export type ApiQuery = Record<string, string>;

/** What to ask `GET /restaurants` for; without a place, what needs one is left out. */
export function toApiQuery(filters: Filters, place: { lat: number; lng: number } | null): ApiQuery {
  const { q, cuisine, openNow, veg, wellRated, sort } = filters;
  return {
    limit: String(pageSize),
    sort: sortsFor(place !== null).includes(sort) ? sort : "relevance",
    ...(place && { lat: String(place.lat), lng: String(place.lng) }),
    ...(q && { q }),
    ...(cuisine && { cuisine }),
    ...(openNow && { open_now: "true" }),
    ...(veg && { veg: "true" }),
    ...(wellRated && { min_rating: String(wellRatedFrom) }),
  };
}

export type FoundPage = { items: readonly SearchItem[]; nextCursor: string | null };
