"use client";

import "maplibre-gl/dist/maplibre-gl.css";
import maplibre, { type Map as GlMap, type MapOptions, type PaddingOptions } from "maplibre-gl";
import { useTheme } from "next-themes";
import { useEffect, useEffectEvent, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { marginPx } from "./fitted";
import type { Box, Point } from "./geometry";
import { type Drawing, drawOver, drawStreets, plainStyle, tokenReader } from "./gl-style";
import { styleUrl } from "./style-url";

export type GlMapProps = Drawing & {
  label: string;
  box: Box;
  clearBottomPx: number;
  onPick?: ((point: Point) => void) | undefined;
  /** Called once with the map when it has drawn itself. */
  onDrawn: (map: GlMap) => void;
};

const paddingOf = (clearBottomPx: number): PaddingOptions => ({
  top: marginPx,
  left: marginPx,
  right: marginPx,
  bottom: marginPx + clearBottomPx,
});

const cornersOf = ({ west, south, east, north }: Box): [number, number, number, number] => [
  west,
  south,
  east,
  north,
];

/** The style of the page's theme: the configured one, else the built-in. */
const styleFor = (dark: boolean) =>
  styleUrl(dark) ?? plainStyle(tokenReader(document.documentElement));

/** On a page that scrolls under a thumb, one finger scrolls and two move the map. */
const handling = (picks: boolean): Partial<MapOptions> => ({
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  cooperativeGestures: !picks && matchMedia("(pointer: coarse)").matches,
  minZoom: 3,
  maxZoom: 18,
});

/** The live map. Loaded when somebody needs it: see `CityMap`. */
export default function GlMapView(props: GlMapProps) {
  const { label, box, clearBottomPx, ring, route, onPick, onDrawn } = props;
  const holder = useRef<HTMLDivElement>(null);
  const map = useRef<GlMap>(null);
  const movedByHand = useRef(false);
  const dark = useTheme().resolvedTheme === "dark";
  const drawn = useRef(dark);

  const redraw = useEffectEvent((made: GlMap) => {
    drawOver(made, { ring, route }, tokenReader(document.documentElement)("spice"));
    drawStreets(made);
  });
  const pick = useEffectEvent((point: Point) => onPick?.(point));
  const start = useEffectEvent((container: HTMLElement) => {
    const made = new maplibre.Map({
      container,
      style: styleFor(dark),
      bounds: cornersOf(box),
      fitBoundsOptions: { padding: paddingOf(clearBottomPx) },
      attributionControl: styleUrl(dark) ? { compact: true } : false,
      locale: { "Map.Title": label },
      ...handling(onPick !== undefined),
    });
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.once("idle", () => onDrawn(made));
    return made;
  });

  useEffect(() => {
    if (!holder.current) return;
    const made = start(holder.current);
    map.current = made;
    made.on("style.load", () => redraw(made));
    made.on("moveend", () => drawStreets(made));
    made.on("movestart", ({ originalEvent }) => {
      if (originalEvent) movedByHand.current = true;
    });
    made.on("click", ({ lngLat }) => pick({ lat: lngLat.lat, lng: lngLat.lng }));
    made.getCanvas().addEventListener("keydown", ({ key }) => {
      const { lat, lng } = made.getCenter();
      if (key === "Enter") pick({ lat, lng });
    });
    // A style that cannot be had is no reason to show none.
    made.on("error", () => {
      if (!made.isStyleLoaded()) made.setStyle(plainStyle(tokenReader(document.documentElement)));
    });
    return () => made.remove();
  }, []);

  useEffect(() => {
    if (drawn.current === dark) return;
    drawn.current = dark;
    map.current?.setStyle(styleFor(dark), { diff: false });
  }, [dark]);

  useEffect(() => {
    const made = map.current;
    if (made?.getSource("over"))
      drawOver(made, { ring, route }, tokenReader(document.documentElement)("spice"));
  }, [ring, route]);

  const { south, west, north, east } = box;
  useEffect(() => {
    if (movedByHand.current) return;
    const padding = paddingOf(clearBottomPx);
    map.current?.fitBounds([west, south, east, north], { padding, duration: 180 });
  }, [south, west, north, east, clearBottomPx]);

  return (
    <div
      ref={holder}
      className={cn("absolute! inset-0", onPick && "[&_canvas]:cursor-crosshair")}
    />
  );
}
