import { expect, test } from "vitest";
import { hrefWith, readFilters } from "./filters";

test("filters come back from the address they make", () => {
  const filters = readFilters({ q: "biryani", cuisine: "Mughlai", open: "1", sort: "eta" });
  const params = new URLSearchParams(hrefWith(filters, {}).slice(2));
  expect(readFilters(Object.fromEntries(params))).toEqual(filters);
});

test("sorting by time needs a place", () => {
  expect(readFilters({ sort: "eta" }, false).sort).toBe("relevance");
});

test("changing a filter starts at the first page again", () => {
  expect(hrefWith(readFilters({ pages: "3" }), { veg: true })).toBe("/?veg=1");
});

test("nonsense is left out", () => {
  expect(hrefWith(readFilters({ pages: "900", sort: "up", open: "x" }), {})).toBe("/");
});
