export type Point = { lat: number; lng: number };

const metresPerDegree = 111_320;

/** Pixels right of and below `centre`, flat-earth: good to a few metres within a city. */
export function offsetFrom(centre: Point, point: Point, metresPerPx: number) {
  const narrowing = Math.cos((centre.lat * Math.PI) / 180);
  return {
    x: Math.round(((point.lng - centre.lng) * metresPerDegree * narrowing) / metresPerPx),
    y: Math.round(((centre.lat - point.lat) * metresPerDegree) / metresPerPx),
  };
}

/** The scale at which every point lies within `width` × `height` pixels around `centre`. */
export function metresPerPxFor(
  centre: Point,
  points: readonly Point[],
  width: number,
  height: number,
): number {
  const needs = points.map((point) => {
    const metres = offsetFrom(centre, point, 1);
    return Math.max(Math.abs(metres.x) / (width / 2), Math.abs(metres.y) / (height / 2));
  });
  return Math.max(2, ...needs);
}
