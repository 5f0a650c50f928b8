import { expect, test } from "vitest";
import { ApiError, type Problem } from "@/lib/api/client";
import { toTrouble } from "./trouble";

const refusal = (change: Partial<Problem>) =>
  new ApiError({ title: "", status: 422, detail: "No", code: "x", request_id: "", ...change });

test("a sold-out dish is shown beside its line, and the menu is read again", () => {
  const errors = [{ path: "items.2", message: "Roti is not available" }];
  const trouble = toTrouble(refusal({ code: "item_unavailable", errors }));
  expect(trouble.lines).toEqual({ 2: "soldOut" });
  expect(trouble.outdated).toBe(true);
});

test("a kitchen that pauses is read again, and says until when", () => {
  const until = "2026-05-04T03:19:00.000Z";
  const paused = { code: "restaurant_closed", opens_at: until, paused_until: until };
  const trouble = toTrouble(refusal(paused));
  expect(trouble.outdated).toBe(true);
  expect(trouble.general).toEqual({ opensAt: until, isPaused: true });
});

test("a kitchen that has closed says when it opens, if it does", () => {
  const opensAt = "2026-05-04T12:30:00.000Z";
  const closed = { code: "restaurant_closed", paused_until: "2026-05-04T03:19:00.000Z" };
  expect(toTrouble(refusal({ ...closed, opens_at: opensAt })).general).toEqual({
    opensAt,
    isPaused: false,
  });
  expect(toTrouble(refusal({ ...closed, opens_at: null })).general).toBe("closed");
});

test("an address beyond the radius is shown beside the place", () => {
  expect(toTrouble(refusal({ code: "outside_delivery_area" })).fields).toEqual({ place: "far" });
});

test("a field of the address is shown beside it", () => {
  const errors = [{ path: "delivery_address.line1", message: "too long" }];
  expect(toTrouble(refusal({ code: "invalid_request", errors })).fields).toEqual({
    line1: "field",
  });
});

test("an ended session asks to sign in", () => {
  expect(toTrouble(refusal({ code: "unauthenticated", status: 401 })).signIn).toBe(true);
});

test("anything unknown says that trying again is safe", () => {
  expect(toTrouble(new Error("boom")).general).toBe("unknown");
});
