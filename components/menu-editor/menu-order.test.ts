import { describe, expect, test } from "vitest";
import type { Menu, MenuFood } from "@/components/menu/menu";
import { isSameOrder, moveCategory, moveFood, orderOf } from "./menu-order";

const food = (id: string) => ({ id }) as MenuFood;
const menu = {
  categories: [
    { id: "A", name: "A", foods: ["a1", "a2", "a3"].map(food) },
    { id: "B", name: "B", foods: ["b1"].map(food) },
    { id: "C", name: "C", foods: [] },
  ],
} as unknown as Menu;
const shown = (moved: Menu) =>
  moved.categories.map((one) => [one.id, ...one.foods.map(({ id }) => id)].join(" "));

describe("a dish", () => {
  test.each([
    ["a1", "a3", ["A a2 a3 a1", "B b1", "C"]],
    ["a3", "a1", ["A a3 a1 a2", "B b1", "C"]],
    ["a2", "b1", ["A a1 a3", "B a2 b1", "C"]],
    ["a2", "B", ["A a1 a3", "B b1 a2", "C"]],
    ["b1", "C", ["A a1 a2 a3", "B", "C b1"]],
    ["a1", "a1", ["A a1 a2 a3", "B b1", "C"]],
    ["a1", "nowhere", ["A a1 a2 a3", "B b1", "C"]],
  ])("%s over %s", (id, over, expected) => {
    expect(shown(moveFood(menu, id, over))).toEqual(expected);
  });
});

test("a category takes another's place", () => {
  expect(shown(moveCategory(menu, "A", "C"))).toEqual(["B b1", "C", "A a1 a2 a3"]);
  expect(shown(moveCategory(menu, "C", "A"))).toEqual(["C", "A a1 a2 a3", "B b1"]);
});

test("orders are told apart", () => {
  expect(isSameOrder(menu, moveFood(menu, "a1", "a1"))).toBe(true);
  expect(isSameOrder(menu, moveFood(menu, "a1", "a2"))).toBe(false);
  expect(orderOf(menu).categories[1]).toEqual({ id: "B", foods: ["b1"] });
});
