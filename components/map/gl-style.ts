import type {
  FilterSpecification,
  GeoJSONSource,
  Map as GlMap,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { type Box, type Point, widened } from "./geometry";
import { streetsIn } from "./streets";

type Pair = [lng: number, lat: number];
type Feature = {
  type: "Feature";
  properties: { kind: string };
  geometry:
    | { type: "LineString"; coordinates: Pair[] }
    | { type: "Polygon"; coordinates: Pair[][] };
};

const only = (kind: string): FilterSpecification => ["==", ["get", "kind"], kind];
const pair = ({ lng, lat }: Point): Pair => [lng, lat];
const lineOf = (kind: string, points: readonly Point[]): Feature => ({
  type: "Feature",
  properties: { kind },
  geometry: { type: "LineString", coordinates: points.map(pair) },
});
const areaOf = (kind: string, points: readonly Point[]): Feature => ({
  type: "Feature",
  properties: { kind },
  geometry: { type: "Polygon", coordinates: [[...points, ...points.slice(0, 1)].map(pair)] },
});
const collect = (features: Feature[]) => ({ type: "FeatureCollection" as const, features });

/** Reads a design token as the page shows it now, light or dark. */
export const tokenReader = (element: Element) => {
  const style = getComputedStyle(element);
  return (name: string) => style.getPropertyValue(`--${name}`).trim();
};

/** The built-in style: land and suggested streets in the page's own colours, without any network. */
export function plainStyle(token: (name: string) => string): StyleSpecification {
  const road = (kind: string, thin: number, thick: number) =>
    ({
      id: kind,
      type: "line",
      source: "streets",
      filter: only(kind),
      minzoom: 11,
      layout: { "line-join": "round" },
      paint: {
        "line-color": token("map-road"),
        "line-width": ["interpolate", ["linear"], ["zoom"], 11, thin, 16, thick],
      },
    }) satisfies LayerSpecification;
  const area = (kind: string) =>
    ({
      id: kind,
      type: "fill",
      source: "streets",
      filter: only(kind),
      paint: { "fill-color": token(`map-${kind}`) },
    }) satisfies LayerSpecification;
  return {
    version: 8,
    sources: { streets: { type: "geojson", data: collect([]) } },
    layers: [
      { id: "land", type: "background", paint: { "background-color": token("map-land") } },
      area("park"),
      area("water"),
      road("road", 0.8, 5),
      road("avenue", 2.5, 12),
    ],
  };
}

/** Fills the built-in style with the streets around what is in sight. */
export function drawStreets(map: GlMap): void {
  const source = map.getSource<GeoJSONSource>("streets");
  if (!source || map.getZoom() < 10) return;
  const streets = streetsIn(widened(boxInSight(map), 0.8));
  source.setData(
    collect([
      ...streets.roads.map((points) => lineOf("road", points)),
      ...streets.avenues.map((points) => lineOf("avenue", points)),
      ...streets.parks.map((points) => areaOf("park", points)),
      ...streets.water.map((points) => areaOf("water", points)),
    ]),
  );
}

function boxInSight(map: GlMap): Box {
  const sight = map.getBounds();
  return {
    south: sight.getSouth(),
    west: sight.getWest(),
    north: sight.getNorth(),
    east: sight.getEast(),
  };
}

export type Drawing = { ring: readonly Point[]; route: readonly Point[] };

/** Draws radius and route over whichever style is shown; again after each change of style. */
export function drawOver(map: GlMap, { ring, route }: Drawing, colour: string): void {
  const features = [
    ...(ring.length > 0 ? [areaOf("ring", ring)] : []),
    ...(route.length > 1 ? [lineOf("route", route)] : []),
  ];
  const source = map.getSource<GeoJSONSource>("over");
  if (source) {
    source.setData(collect(features));
    return;
  }
  map.addSource("over", { type: "geojson", data: collect(features) });
  map.addLayer({
    id: "ring",
    type: "fill",
    source: "over",
    filter: only("ring"),
    paint: { "fill-color": colour, "fill-opacity": 0.1 },
  });
  map.addLayer({
    id: "ring-edge",
    type: "line",
    source: "over",
    filter: only("ring"),
    paint: { "line-color": colour, "line-opacity": 0.4, "line-width": 1.5 },
  });
  map.addLayer({
    id: "route",
    type: "line",
    source: "over",
    filter: only("route"),
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": 4, "line-dasharray": [0.2, 2.2] },
  });
}
