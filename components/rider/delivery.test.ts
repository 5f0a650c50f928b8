import { expect, test } from "vitest";
import type { CarriedJson } from "@/lib/delivery/schema/carried";
import type { OfferJson } from "@/lib/delivery/schema/offers";
import { afterStep, inTurn, mapsHref, nextStepOf, tripOf } from "./delivery";

const carried = (order_id: string, status: string, distance_m: number) =>
  ({ order_id, status, distance_m }) as CarriedJson;

test("everything is fetched before the first door, then the nearest door is first", () => {
  const ids = (...all: CarriedJson[]) => inTurn(all).map(({ order_id }) => order_id);
  const [far, near] = [carried("far", "PICKED_UP", 2_000), carried("near", "PICKED_UP", 900)];
  expect(ids(far, near)).toEqual(["near", "far"]);
  expect(ids(far, near, carried("waits", "ASSIGNED", 5_000))[0]).toBe("waits");
});

test("the steps lead to the door, and the last is shown only once it is true", () => {
  expect(nextStepOf(carried("a", "ASSIGNED", 1))).toBe("ARRIVED_AT_RESTAURANT");
  const fetched = afterStep(carried("a", "ARRIVED_AT_RESTAURANT", 1), "PICKED_UP");
  expect(nextStepOf(fetched)).toBe("DELIVERED");
  expect(afterStep(fetched, "DELIVERED")).toBe(fetched);
});

test("offers of one trip are one question", () => {
  const offer = (trip_id: string, pay: number, distance_m: number) =>
    ({ trip_id, pay, delivery_pay: pay, tip: 0, distance_m, minutes: 10 }) as OfferJson;
  const trip = tripOf([offer("t", 40.1, 900), offer("t", 20.2, 1_500), offer("other", 1, 1)]);
  expect(trip).toMatchObject({ pay: 60.3, distanceM: 1_500 });
  expect(trip?.offers).toHaveLength(2);
  expect(tripOf([])).toBeUndefined();
});

test("the way is shown by the phone's own map", () => {
  const place = { lat: 28.63, lng: 77.22 };
  expect(mapsHref(place, "Saffron & Salt", "Android")).toBe(
    "geo:28.63,77.22?q=28.63,77.22(Saffron%20%26%20Salt)",
  );
  expect(mapsHref(place, "x", "iPhone")).toMatch(/^maps:/);
});
