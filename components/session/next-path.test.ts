import { describe, expect, test } from "vitest";
import { homeOf, safeNext } from "./next-path";

describe("after signing in", () => {
  test("goes on to a place on this site", () => {
    expect(safeNext("/checkout?restaurant=saffron-salt")).toBe("/checkout?restaurant=saffron-salt");
  });

  test.each([
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "",
    null,
    undefined,
  ])("never goes to %s", (next) => {
    expect(safeNext(next)).toBeNull();
  });

  test("owners, cooks and customers begin where they work or eat", () => {
    expect(homeOf("owner", "r1")).toBe("/restaurant");
    expect(homeOf("rider", undefined)).toBe("/rider");
    expect(homeOf("kitchen", "r1")).toBe("/kitchen/r1");
    expect(homeOf("customer", undefined)).toBe("/");
  });
});
