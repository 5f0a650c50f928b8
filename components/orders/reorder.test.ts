import { expect, test } from "vitest";
import { countOf, subtotalOf } from "@/components/cart/cart";
import type { ReorderJson } from "@/lib/orders/schema/reorder";
import { changesIn, toCart } from "./reorder";

const item = (change: Partial<ReorderJson["items"][number]> = {}) => ({
  food_id: "f1",
  name: "Paneer Tikka",
  quantity: 2,
  options: [{ id: "o1", name: "Hot" }],
  note: null,
  unit_price: 300,
  previous_unit_price: 250,
  ...change,
});
const reordered: ReorderJson = {
  restaurant_id: "r",
  restaurant_slug: "r",
  restaurant_name: "R",
  order_type: "delivery",
  currency: "INR",
  menu_version: 4,
  items: [item(), item({ food_id: "f2", unit_price: 65, previous_unit_price: 65 })],
  gone: [{ food_id: "f3", name: "Lassi", quantity: 1, reason: "sold_out" }],
  subtotal: 730,
};

test("new prices and missing dishes are changes", () => {
  expect(changesIn(reordered)).toBe(2);
});

test("the cart has the same dishes at today's prices", () => {
  const cart = toCart(reordered, 5);
  expect(countOf(cart)).toBe(4);
  expect(subtotalOf(cart)).toBe(730);
  expect(cart.lines[0]).toMatchObject({ optionIds: ["o1"], optionNames: ["Hot"], note: "" });
});
