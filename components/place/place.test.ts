import { expect, test } from "vitest";
import { findNeighbourhood } from "./neighbourhood";
import { areaOf, parsePlace } from "./place";

const places = [
  { label: "Saket", lat: 28.5245, lng: 77.2066 },
  { label: "Hauz Khas", lat: 28.5494, lng: 77.2001 },
];

test("a spot is told by the neighbourhood nearest to it, unless that is far", () => {
  expect(findNeighbourhood({ lat: 28.545, lng: 77.201 }, places)?.label).toBe("Hauz Khas");
  expect(findNeighbourhood({ lat: 27.18, lng: 78.01 }, places)).toBeNull();
  expect(findNeighbourhood({ lat: 28.545, lng: 77.201 }, [])).toBeNull();
});

test("the area of a place outlives its cookie, and is the label of one that has a name", () => {
  const keep = (place: object) => areaOf(parsePlace(encodeURIComponent(JSON.stringify(place))));
  const here = { label: "Where I am", lat: 28.545, lng: 77.201 };
  expect(keep({ ...here, area: "Hauz Khas" })).toBe("Hauz Khas");
  expect(keep({ ...here, area: "" })).toBe("");
  expect(keep({ ...here, label: "Saket" })).toBe("Saket");
  expect(areaOf(null)).toBe("");
});
