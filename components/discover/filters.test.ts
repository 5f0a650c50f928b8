import { expect, test } from "vitest";
import { hrefWith, readFilters, sortsFor, toApiQuery, toParams } from "./filters";

const here = { lat: 28.6315, lng: 77.2167 };

test("filters come back from the address they make", () => {
  const filters = readFilters({
    q: "biryani",
    cuisine: "Mughlai",
    open: "1",
    rated: "1",
    sort: "eta",
    near: "Hauz Khas",
    pages: "3",
  });
  expect(readFilters(toParams(filters))).toEqual(filters);
});

test("sorting by time needs a place", () => {
  expect(sortsFor(false)).not.toContain("eta");
  expect(toApiQuery(readFilters({ sort: "eta" }), null).sort).toBe("relevance");
  expect(toApiQuery(readFilters({ sort: "eta" }), here)).toMatchObject({
    sort: "eta",
    lat: "28.6315",
  });
});

test("changing a filter starts at the first page again", () => {
  expect(hrefWith(readFilters({ pages: "3" }), { veg: true })).toBe("/?veg=1");
});

test("nonsense is left out", () => {
  expect(hrefWith(readFilters({ pages: "900", sort: "up", open: "x" }), {})).toBe("/");
});
