import { expect, test } from "vitest";
import {
  type Cart,
  type CartLine,
  cartToShow,
  lineKey,
  subtotalOf,
  withLine,
  withQuantity,
} from "./cart";

const line = (change: Partial<CartLine> = {}): CartLine => ({
  key: "naan",
  foodId: "naan",
  name: "Garlic naan",
  quantity: 1,
  optionIds: [],
  optionNames: [],
  unitPrice: 70,
  note: "",
  ...change,
});

test("the same choice twice is one line", () => {
  const lines = withLine(withLine([], line()), line({ quantity: 2 }));
  expect(lines).toEqual([line({ quantity: 3 })]);
});

test("options in another order are the same choice, a note makes another", () => {
  expect(lineKey("a", ["x", "y"], "")).toBe(lineKey("a", ["y", "x"], " "));
  expect(lineKey("a", ["x"], "hot")).not.toBe(lineKey("a", ["x"], ""));
});

test("none takes a line out, and 99 is the most", () => {
  expect(withQuantity([line()], "naan", 0)).toEqual([]);
  expect(withQuantity([line()], "naan", 120)[0]?.quantity).toBe(99);
});

test("a subtotal carries no dust of binary fractions", () => {
  const restaurant = { id: "r", slug: "r", name: "R", currency: "EUR" };
  const lines = [line({ unitPrice: 0.1 }), line({ key: "b", unitPrice: 0.2 })];
  expect(subtotalOf({ restaurant, lines, menuVersion: 1, changedAt: 0 })).toBe(0.3);
});

test("the cart to show is that of the page, then the latest, and never an empty one", () => {
  const cartOf = (slug: string, lines: CartLine[]): Cart => ({
    restaurant: { id: slug, slug, name: slug, currency: "INR" },
    lines,
    menuVersion: 1,
    changedAt: 0,
  });
  const carts = [cartOf("empty", []), cartOf("latest", [line()]), cartOf("earlier", [line()])];
  const shown = (slug?: string) => cartToShow(carts, slug)?.restaurant.slug;
  expect(shown("earlier")).toBe("earlier");
  expect(shown("empty")).toBe("latest");
  expect(shown()).toBe("latest");
  expect(cartToShow([], "earlier")).toBeNull();
});
