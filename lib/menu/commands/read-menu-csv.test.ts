import { describe, expect, test } from "vitest";
import { cleanText, readMenuCsv, readPrice } from "./read-menu-csv";

const header = "category,name,description,price\n";

describe("a menu file", () => {
  test("gives dishes, and what is wrong by line", () => {
    const csv = `${header}Mains,Dal,"Black lentils,\nslow",310
Mains,,,100
Mains,Naan,,free
Breads,Roti &amp; Butter,,45.50 INR
Mains,DAL,again,1
,Lonely,,5
`;
    expect(readMenuCsv(csv, "INR")).toEqual({
      dishes: [
        {
          line: 2,
          category: "Mains",
          name: "Dal",
          description: "Black lentils,\nslow",
          priceMinor: 31_000,
        },
        {
          line: 6,
          category: "Breads",
          name: "Roti & Butter",
          description: "",
          priceMinor: 4_550,
        },
      ],
      rejected: [
        { line: 4, reason: "the name is missing" },
        { line: 5, reason: '"free" is not a price' },
        { line: 7, reason: "the same dish as on line 2" },
        { line: 8, reason: "the category is missing" },
      ],
    });
  });

  test("may have other columns, in any order, and a byte order mark", () => {
    const csv = "\uFEFFrestaurant_id,Price,NAME,category\n1,9.99 USD,Tea,Drinks\n";
    expect(readMenuCsv(csv, "USD").dishes).toMatchObject([{ name: "Tea", priceMinor: 999 }]);
  });

  test("keeps what stands before a quote that is never closed", () => {
    const csv = `${header}Mains,Dal,,310\nMains,"Naan,,80\nMains,Roti,,45\n`;
    const { dishes, rejected } = readMenuCsv(csv, "INR");
    expect(dishes.map((dish) => dish.name)).toEqual(["Dal"]);
    expect(rejected).toEqual([{ line: 3, reason: expect.stringContaining("quote") }]);
  });

  test("without the needed columns is refused", () => {
    expect(() => readMenuCsv("name,price\nDal,310\n", "INR")).toThrow("missing: category");
    expect(() => readMenuCsv("\n", "INR")).not.toThrow(TypeError);
  });
});

test.each([
  ["15.99 USD", "USD", 1_599],
  ["USD 1,215.9", "USD", 121_590],
  ["15", "USD", 1_500],
  ["1200 JPY", "JPY", 1_200],
  ["15.990", "USD", 1_599],
  ["15.999", "USD", "the price has more than 2 decimals"],
  ["12.5", "JPY", "the price has more than 0 decimals"],
  ["15.99 EUR", "USD", "the price is in EUR, the menu in USD"],
  ["-3", "USD", '"-3" is not a price'],
  ["1e9", "USD", '"1e9" is not a price'],
  ["NaN", "USD", '"NaN" is not a price'],
  ["99999999", "USD", "the price is too high"],
  ["", "USD", "the price is missing"],
])("the price %s in %s is %s", (text, currency, expected) => {
  expect(readPrice(text, currency)).toBe(expected);
});

test.each([
  ["Fish &amp; Chips", "Fish & Chips"],
  ["Caf&eacute; &#8217;n&#x27; &frac12;", "Café ’n' ½"],
  ["&unknown; &amp;amp;", "&unknown; &amp;"],
  [" a\u0000b\u0007\r\nc ", "ab\nc"],
])("%s is read as %s", (text, expected) => {
  expect(cleanText(text)).toBe(expected);
});
