export type Point = { lat: number; lng: number };
export type Box = { south: number; west: number; north: number; east: number };

const metresPerDegree = 111_320;
/** Closer than this nobody learns more from a map of a city. */
const leastAcrossM = 700;

/** Degrees of latitude and longitude that a distance takes at a place; flat-earth, good within a city. */
export function degreesOf(metres: number, { lat }: Point): Point {
  const degrees = metres / metresPerDegree;
  return { lat: degrees, lng: degrees / Math.max(0.05, Math.cos((lat * Math.PI) / 180)) };
}

/** A ring of points around a place. */
export function circleAround(centre: Point, radiusM: number, corners = 72): Point[] {
  const reach = degreesOf(radiusM, centre);
  return Array.from({ length: corners }, (_, corner) => {
    const turn = (corner / corners) * 2 * Math.PI;
    return {
      lat: centre.lat + reach.lat * Math.cos(turn),
      lng: centre.lng + reach.lng * Math.sin(turn),
    };
  });
}

/** The box that holds all points, never smaller than a few streets. */
export function boxAround(points: readonly [Point, ...Point[]]): Box {
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => lng);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
  const least = degreesOf(leastAcrossM / 2, middle);
  return {
    south: Math.min(south, middle.lat - least.lat),
    north: Math.max(north, middle.lat + least.lat),
    west: Math.min(west, middle.lng - least.lng),
    east: Math.max(east, middle.lng + least.lng),
  };
}

/** The same box with as much of its own size again on every side, `times` over. */
export function widened({ south, west, north, east }: Box, times: number): Box {
  const [high, wide] = [(north - south) * times, (east - west) * times];
  return { south: south - high, north: north + high, west: west - wide, east: east + wide };
}

/** How many metres a box is wide and high. */
export function sizeOf({ south, west, north, east }: Box): { width: number; height: number } {
  const metre = degreesOf(1, { lat: (south + north) / 2, lng: 0 });
  return { width: (east - west) / metre.lng, height: (north - south) / metre.lat };
}
