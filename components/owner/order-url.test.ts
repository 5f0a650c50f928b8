import { expect, test } from "vitest";
import { addressOf, queryOf, readView } from "./order-url";

test("what makes no sense in the address is as if it were not there", () => {
  const view = readView({ show: "gone", type: "drone", date: "today", q: ["a", "b"] });
  expect(view).toMatchObject({ show: "open", type: "all", date: "", q: "" });
  expect(queryOf(view)).toEqual({ limit: "50", show: "open" });
});

test("who looks for something means all orders", () => {
  expect(readView({ q: "naan" }).show).toBe("all");
  expect(readView({ q: "naan", show: "late" }).show).toBe("late");
  expect(queryOf(readView({ date: "2026-03-11", type: "dine_in" }))).toEqual({
    limit: "50",
    date: "2026-03-11",
    order_type: "dine_in",
  });
});

test("another list begins at its beginning, an opened order leaves it where it is", () => {
  expect(addressOf("show=late&cursor=abc", { q: "7" })).toBe("?show=late&q=7");
  expect(addressOf("show=late&cursor=abc", { order: "x" })).toBe("?show=late&cursor=abc&order=x");
  expect(addressOf("show=late&order=x", { order: "" })).toBe("?show=late");
});
