import type { Box, Point } from "./geometry";

/** Lines and areas of a suggested town. Always the same at the same place of the world. */
export type Streets = {
  roads: Point[][];
  avenues: Point[][];
  parks: Point[][];
  water: Point[][];
};

const blockDeg = 0.0031;
const avenueEvery = 4;
const parkEvery = 5;
const riverEveryDeg = 0.06;
const mostLines = 160;
/** More streets than these side by side are noise. */
const mostSeen = 48;

/** A number from 0 to 1 that belongs to two whole numbers; in whole steps, as all engines reckon them alike. */
function chance(a: number, b: number): number {
  let mixed = Math.imul(a, 374_761_393) ^ Math.imul(b, 668_265_263);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const whole = (from: number, to: number, step: number): number[] => {
  const first = Math.floor(from / step);
  const count = Math.min(mostLines, Math.ceil(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index);
};

/** Every how many streets one is drawn: the further away one looks from, the fewer. */
function strideFor({ south, north }: Box): number {
  let stride = 1;
  while ((north - south) / (blockDeg * stride) > mostSeen) stride *= avenueEvery;
  return stride;
}

/** Streets, parks and a river for where no map is to be had: suggested rather than surveyed. */
export function streetsIn(box: Box): Streets {
  // The same for a whole band of the earth, so that streets stay where they are as the map moves.
  const band = Math.round((box.south + box.north) / 2);
  const wide = blockDeg / Math.max(0.1, Math.cos((band * Math.PI) / 180));
  const stride = strideFor(box);
  const rows = whole(box.south, box.north, blockDeg * stride).map((n) => n * stride);
  const columns = whole(box.west, box.east, wide * stride).map((n) => n * stride);
  const isAvenue = ({ at }: { at: number }) => at % (avenueEvery * stride) === 0;
  const corner = (row: number, column: number): Point => ({
    lat: (row + 0.36 * (chance(row, Math.round(column / 3)) - 0.5)) * blockDeg,
    lng: (column + 0.36 * (chance(Math.round(row / 3), column + 7) - 0.5)) * wide,
  });
  const lines = [
    ...rows.map((row) => ({ at: row, points: columns.map((column) => corner(row, column)) })),
    ...columns.map((column) => ({ at: column, points: rows.map((row) => corner(row, column)) })),
  ];
  return {
    roads: lines.filter((line) => !isAvenue(line)).map(({ points }) => points),
    avenues: lines.filter(isAvenue).map(({ points }) => points),
    parks: parksOn(rows, columns, corner),
    water: whole(box.south, box.north, riverEveryDeg).map((river) => riverAt(river, box)),
  };
}

function parksOn(
  rows: readonly number[],
  columns: readonly number[],
  corner: (row: number, column: number) => Point,
): Point[][] {
  return rows
    .filter((row) => row % parkEvery === 0)
    .flatMap((row) =>
      columns
        .filter((column) => column % parkEvery === 0 && chance(row, column) > 0.5)
        .map((column) => [
          corner(row, column),
          corner(row, column + 1),
          corner(row + 1, column + 1),
          corner(row + 1, column),
        ]),
    );
}

function riverAt(river: number, { west, east }: Box): Point[] {
  const step = 0.004;
  const bank = (offset: number) =>
    whole(west, east, step).map((at) => ({
      lng: at * step,
      lat: (river + 0.62) * riverEveryDeg + 0.004 * Math.sin(at * 0.3 + river) + offset,
    }));
  return [...bank(0.0014), ...bank(-0.0014).reverse()];
}
