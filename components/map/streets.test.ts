import { expect, test } from "vitest";
import { streetsIn } from "./streets";

const box = { south: 28.6, north: 28.66, west: 77.18, east: 77.25 };

test("a street lies at the same place whatever part of it is looked at", () => {
  const east = { ...box, west: 77.21, east: 77.28 };
  const seen = new Set(
    streetsIn(box)
      .roads.flat()
      .map((point) => JSON.stringify(point)),
  );
  const shared = streetsIn(east)
    .roads.flat()
    .filter(({ lng }) => lng > 77.215 && lng < 77.245);
  expect(shared.length).toBeGreaterThan(50);
  for (const point of shared) expect(seen).toContain(JSON.stringify(point));
});

test("however wide the view, the lines stay countable", () => {
  const { roads, avenues } = streetsIn({ south: -60, north: 60, west: -170, east: 170 });
  expect(roads.length + avenues.length).toBeLessThan(400);
});

test("from far away few streets are drawn, and each where it was", () => {
  const far = streetsIn({ south: 28.5, north: 28.76, west: 77.08, east: 77.35 });
  expect(far.roads.length + far.avenues.length).toBeLessThan(60);
  const near = new Set([...streetsIn(box).avenues.flat()].map((point) => JSON.stringify(point)));
  const shared = far.roads
    .flat()
    .filter(({ lat, lng }) => lat > 28.61 && lat < 28.65 && lng > 77.19 && lng < 77.24);
  expect(shared.length).toBeGreaterThan(4);
  for (const point of shared) expect(near).toContain(JSON.stringify(point));
});
