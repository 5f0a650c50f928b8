import type { Place } from "@/lib/platform/geo";

/** Cells of a quarter of a degree: some 28 km from south to north, as a large city is. */
const CELLS_PER_DEGREE = 4;
const COLUMNS = 360 * CELLS_PER_DEGREE;

const row = (lat: number) => Math.floor((lat + 90) * CELLS_PER_DEGREE);
const column = (lng: number) => Math.floor((lng + 180) * CELLS_PER_DEGREE);
const nameOf = (r: number, c: number) => `${r}.${(c + COLUMNS) % COLUMNS}`;

/** The cell of the map that a place lies in. */
export const zoneOf = ({ lat, lng }: Place): string => nameOf(row(lat), column(lng));

/** A cell and those around it: who stands near its edge may be the nearest. */
export function zonesAround(zone: string): string[] {
  const [r = 0, c = 0] = zone.split(".").map(Number);
  const steps = [-1, 0, 1];
  return steps.flatMap((north) => steps.map((east) => nameOf(r + north, c + east)));
}

/** A door as those may know it who do not carry the order: to a hundred metres or so. */
export const blurred = ({ lat, lng }: Place): Place => ({
  lat: Math.round(lat * 1_000) / 1_000,
  lng: Math.round(lng * 1_000) / 1_000,
});
