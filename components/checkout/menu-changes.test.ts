import { expect, test } from "vitest";
import type { CartLine } from "@/components/cart/cart";
import type { Menu, MenuFood } from "@/components/menu/menu";
import { freshen } from "./menu-changes";

const food = (change: Partial<MenuFood> = {}): MenuFood => ({
  id: "tikka",
  name: "Paneer tikka",
  description: "",
  price: 320,
  is_available: true,
  dietary: [],
  allergens: [],
  option_groups: [],
  ...change,
});
const menuOf = (one: MenuFood): Menu => ({
  restaurant_id: "r",
  version: 2,
  currency: "INR",
  categories: [{ id: "c", name: "Starters", foods: [one] }],
});
const line: CartLine = {
  key: "tikka",
  foodId: "tikka",
  name: "Paneer tikka",
  quantity: 1,
  optionIds: [],
  optionNames: [],
  unitPrice: 300,
  note: "",
};

test("a new price is taken over and told", () => {
  const { lines, changes } = freshen([line], menuOf(food()));
  expect(lines[0]?.unitPrice).toBe(320);
  expect(changes).toEqual([{ index: 0, kind: "repriced", was: 300, now: 320 }]);
});

test("what is sold out or gone is told", () => {
  const soldOut = freshen([line], menuOf(food({ is_available: false })));
  expect(soldOut.changes[0]?.kind).toBe("soldOut");
  const gone = freshen([line], menuOf(food({ id: "other" })));
  expect(gone.changes[0]?.kind).toBe("soldOut");
});

test("an option that is gone, or one that is now needed, is told", () => {
  const group = {
    id: "g",
    name: "Heat",
    min: 1,
    max: 1,
    options: [{ id: "o", name: "Hot", price: 0 }],
  };
  const needed = freshen([line], menuOf(food({ option_groups: [group] })));
  expect(needed.changes[0]?.kind).toBe("optionsChanged");
  const removed = freshen([{ ...line, optionIds: ["old"] }], menuOf(food()));
  expect(removed.changes[0]?.kind).toBe("optionsChanged");
});

test("what cannot be had is in sight, but not among what can be ordered", () => {
  const gone = { ...line, key: "gone", foodId: "gone" };
  const { lines, sellable } = freshen([gone, line], menuOf(food()));
  expect(lines.map(({ key }) => key)).toEqual(["gone", "tikka"]);
  expect(sellable).toEqual([{ ...line, unitPrice: 320 }]);
});

test("nothing is said of what is as it was", () => {
  expect(freshen([{ ...line, unitPrice: 320 }], menuOf(food())).changes).toEqual([]);
});
