import { expect, test } from "vitest";
import { type MenuFood, searchMenu, tagsOf } from "./menu";

const food = (name: string, change: Partial<MenuFood> = {}): MenuFood => ({
  id: name,
  name,
  description: "",
  price: 100,
  is_available: true,
  dietary: [],
  allergens: [],
  option_groups: [],
  ...change,
});

const categories = [
  {
    id: "mains",
    name: "Mains",
    foods: [
      food("Butter Chicken", { allergens: ["milk", "nuts"], description: "Slow tomato gravy" }),
      food("Chana Masala", { dietary: ["vegan"] }),
      food("Paneer Tikka", { dietary: ["vegetarian"], allergens: ["milk"] }),
    ],
  },
  { id: "drinks", name: "Drinks", foods: [food("Lassi", { allergens: ["milk"] })] },
];
const names = (text: string, wishes: Partial<{ diets: string[]; without: string[] }> = {}) =>
  searchMenu(categories, text, { diets: [], without: [], ...wishes })
    .flatMap((category) => category.foods)
    .map(({ name }) => name);

test("every word has to be there, in name or description", () => {
  expect(names("chicken tomato")).toEqual(["Butter Chicken"]);
  expect(names("chicken paneer")).toEqual([]);
  expect(names("  ")).toHaveLength(4);
});

test("typing errors are forgiven where nothing fits to the letter", () => {
  expect(names("panner tika")).toEqual(["Paneer Tikka"]);
  expect(names("chikken")).toEqual(["Butter Chicken"]);
  expect(names("pizza")).toEqual([]);
  expect(names("ch")).not.toHaveLength(0);
  expect(names("xy")).toEqual([]);
});

test("vegan is vegetarian, but not the other way round", () => {
  expect(names("", { diets: ["vegetarian"] })).toEqual(["Chana Masala", "Paneer Tikka"]);
  expect(names("", { diets: ["vegan"] })).toEqual(["Chana Masala"]);
});

test("what somebody cannot eat is left out, and with it empty categories", () => {
  expect(names("", { without: ["milk"] })).toEqual(["Chana Masala"]);
  expect(searchMenu(categories, "", { diets: [], without: ["milk"] })).toHaveLength(1);
});

test("only what the menu speaks of can be asked for", () => {
  expect(tagsOf(categories)).toEqual({
    diets: ["vegan", "vegetarian"],
    without: ["milk", "nuts"],
  });
});
