import { expect, test } from "vitest";
import { distanceM } from "@/lib/platform/geo";
import { boxAround, circleAround, sizeOf, widened } from "./geometry";

const centre = { lat: 28.6315, lng: 77.2167 };

test("a circle lies at its radius all the way round", () => {
  for (const point of circleAround(centre, 3_000))
    expect(Math.abs(distanceM(centre, point) - 3_000)).toBeLessThan(15);
});

test("a box holds its points, and a single point gets a few streets around it", () => {
  const far = { lat: 28.7, lng: 77.1 };
  expect(boxAround([centre, far])).toEqual({
    south: centre.lat,
    north: far.lat,
    west: far.lng,
    east: centre.lng,
  });
  const { width, height } = sizeOf(boxAround([centre]));
  expect(width).toBeCloseTo(700, 0);
  expect(height).toBeCloseTo(700, 0);
});

test("widening keeps the middle", () => {
  const box = widened({ south: 10, north: 12, west: 20, east: 24 }, 0.5);
  expect(box).toEqual({ south: 9, north: 13, west: 18, east: 26 });
});
