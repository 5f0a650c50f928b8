import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceM } from "@/lib/platform/geo";
import {
  boxAround,
  editDistance,
  matchDishes,
  meantQuery,
  stepsFor,
  typedQuery,
  wordsMeant,
  wordsOf,
} from "./rules";
import type { Search } from "./types";

test.each([
  ["Café D'Élite", ["cafe", "delite"]],
  ["the Butter-Chicken & naan!", ["butter", "chicken", "naan"]],
  ["of the", ["of", "the"]],
  ["दोसा 65", ["दोसा", "65"]],
  [" ,;' ", []],
  ["a a b", ["a", "b"]],
])("%s has the words %s", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

describe("mistyped words", () => {
  test.each([
    ["biriyani", "biryani", 1],
    ["chikcen", "chicken", 1],
    ["piza", "pizza", 1],
    ["", "dosa", 4],
    ["dosa", "dosa", 0],
  ])("%s is %s with %d edits", (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  test("edits count the same both ways and are none only for the same word", () => {
    const word = fc.string({ maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  test("mean what is near, the nearest first; short words only themselves", () => {
    expect(wordsMeant("biriyani", ["biryani", "biriyani", "briyani", "miyan"])).toEqual([
      "biriyani",
      "biryani",
      "briyani",
    ]);
    expect(wordsMeant("dal", ["dal", "daal", "dali"])).toEqual(["dal"]);
  });
});

describe("queries", () => {
  test("words are searched for as typed and as meant", () => {
    const meanings = [
      { typed: "piza", meant: ["pizza"] },
      { typed: "65", meant: [] },
    ];
    expect(typedQuery(meanings, "A")).toBe("'piza':*A & '65':*A");
    expect(meantQuery(meanings)).toBe("('piza':* | 'pizza') & '65':*AB");
  });

  test("quotes cannot break out", () => {
    expect(typedQuery([{ typed: "o'\\", meant: [] }], "A")).toBe("'o''\\\\':*A");
  });
});

test("dishes match with all words: as typed first, then as meant", () => {
  const meanings = [
    { typed: "chiken", meant: ["chicken"] },
    { typed: "tik", meant: [] },
  ];
  const names = ["Chicken Tikka Masala", "Chicken Tikka", "Paneer Tikka", "Chiken Tikki Special"];
  expect(matchDishes(names, meanings)).toEqual([
    "Chiken Tikki Special",
    "Chicken Tikka",
    "Chicken Tikka Masala",
  ]);
});

describe("looking around a place", () => {
  test("the box holds everything within the distance", () => {
    fc.assert(
      fc.property(
        fc.record({
          lat: fc.double({ min: -85, max: 85, noNaN: true }),
          lng: fc.double({ min: -179, max: 179, noNaN: true }),
        }),
        fc.double({ min: 100, max: 200_000, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (place, withinM, bearing) => {
          const box = boxAround(place, withinM);
          if (!box) return;
          const share = 0.999 * (withinM / 6_371_008.8);
          const lat1 = (place.lat * Math.PI) / 180;
          const lat2 = Math.asin(
            Math.sin(lat1) * Math.cos(share) + Math.cos(lat1) * Math.sin(share) * Math.cos(bearing),
          );
          const dLng = Math.atan2(
            Math.sin(bearing) * Math.sin(share) * Math.cos(lat1),
            Math.cos(share) - Math.sin(lat1) * Math.sin(lat2),
          );
          const other = { lat: (lat2 * 180) / Math.PI, lng: place.lng + (dLng * 180) / Math.PI };
          expect(distanceM(place, other)).toBeLessThanOrEqual(withinM);
          expect(other.lat >= box.south && other.lat <= box.north).toBe(true);
          expect(other.lng >= box.west && other.lng <= box.east).toBe(true);
        },
      ),
    );
  });

  test("at the poles and the date line there is no box", () => {
    expect(boxAround({ lat: 89.5, lng: 0 }, 1_000)).toBeUndefined();
    expect(boxAround({ lat: 0, lng: 179.99 }, 5_000)).toBeUndefined();
  });

  test("nearest first looks further and further, and in the end everywhere", () => {
    const search: Search = {
      place: { lat: 0, lng: 0 },
      words: [],
      cuisines: [],
      openNow: false,
      vegetarian: false,
      minRating: undefined,
      sort: "distance",
    };
    const radii: (number | undefined)[] = [];
    for (const step of stepsFor(search, 20)) {
      radii.push(step.withinM);
      if (step.isWhole) break;
    }
    expect(radii).toEqual([3_000, 12_000, 48_000, 192_000, undefined]);
  });
});
