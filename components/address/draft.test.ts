import { expect, test } from "vitest";
import { missingIn, noDraft, pinAt, spotOf, toAddress, toDraft } from "./draft";

const place = { label: "Hauz Khas", lat: 28.55, lng: 77.2 };
const pin = { lat: 28.551, lng: 77.201 };

test("a pin counts until another place is chosen", () => {
  const draft = { ...noDraft, pin: pinAt(pin, place) };
  expect(spotOf(draft, place)).toEqual(pin);
  const other = { label: "Saket", lat: 28.52, lng: 77.21 };
  expect(spotOf(draft, other)).toEqual({ lat: other.lat, lng: other.lng });
  expect(spotOf(noDraft, null)).toBeNull();
});

test("two places of one label are two: what the browser finds is always where I am", () => {
  const here = { ...place, label: "Where I am" };
  const draft = { ...noDraft, pin: pinAt(pin, here) };
  expect(spotOf(draft, { ...here })).toEqual(pin);
  const elsewhere = { ...here, lat: 28.61 };
  expect(spotOf(draft, elsewhere)).toEqual({ lat: 28.61, lng: here.lng });
});

test("words of ours are no city: the neighbourhood is, and without one it has to be written", () => {
  const draft = { ...noDraft, line1: "12 Lane" };
  const near = { ...place, label: "Where I am", area: "Hauz Khas" };
  expect(missingIn(draft, near)).toEqual({});
  expect(toAddress(draft, near, near).city).toBe("Hauz Khas");
  const far = { ...near, area: "" };
  expect(missingIn(draft, far)).toEqual({ city: "city" });
  expect(missingIn({ ...draft, city: "Agra" }, far)).toEqual({});
});

test("what is empty is left out, and the place names a city that is not written", () => {
  const draft = { ...noDraft, line1: " 12 Lane ", phone: " " };
  expect(toAddress(draft, pin, place)).toEqual({ line1: "12 Lane", city: "Hauz Khas", ...pin });
});

test("an address survives being changed", () => {
  const address = { line1: "12 Lane", city: "Delhi", phone: "98100", ...pin };
  const draft = toDraft(address, place);
  expect(toAddress(draft, spotOf(draft, place) ?? place, place)).toEqual(address);
});

test("a place, a door and a city are needed", () => {
  expect(missingIn(noDraft, null)).toEqual({ place: "place", line1: "line1", city: "city" });
  expect(missingIn({ ...noDraft, line1: "x" }, place)).toEqual({});
});
