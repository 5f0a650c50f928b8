"use client";

import type { Map as GlMap } from "maplibre-gl";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Fitted, shareOf } from "./fitted";
import type { Box, Point } from "./geometry";

export type MapMarker = Point & {
  id: string;
  content: ReactNode;
  /** Lies above the others. */
  front?: boolean;
  /** Hides where it would cover a yielding marker before it. */
  yields?: boolean;
};

type Props = {
  markers: readonly MapMarker[];
  box: Box;
  clearBottomPx: number;
  /** The live map, once there is one: it moves the markers. */
  map: GlMap | null;
};

/** What stands on the map. The same elements before and after the map comes alive: focus stays. */
export function MarkerLayer({ markers, box, clearBottomPx, map }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  useFollow(layer, markers, map);
  return (
    <Fitted ref={layer} box={map ? null : box} clearBottomPx={clearBottomPx}>
      {markers.map((marker) => {
        const { x, y } = shareOf(box, marker);
        return (
          <div
            key={marker.id}
            data-marker={marker.id}
            data-yields={marker.yields || undefined}
            className={cn(
              "-translate-1/2 absolute has-[a,button]:pointer-events-auto",
              marker.front && "z-10",
              map && "top-0 left-0",
            )}
            style={map ? undefined : { left: `${x * 100}%`, top: `${y * 100}%` }}
          >
            {marker.content}
          </div>
        );
      })}
    </Fitted>
  );
}

/** Keeps the markers at their places while the map moves, and off one another. */
function useFollow(
  layer: RefObject<HTMLDivElement | null>,
  markers: readonly MapMarker[],
  map: GlMap | null,
) {
  useLayoutEffect(() => {
    if (!layer.current) return;
    if (!map) {
      const resized = new ResizeObserver(([entry]) => entry && makeRoom(entry.target));
      resized.observe(layer.current);
      return () => resized.disconnect();
    }
    const spots = [...layer.current.children] as HTMLElement[];
    const place = () => {
      for (const [index, { lat, lng }] of markers.entries()) {
        const { x, y } = map.project({ lat, lng });
        const spot = spots[index];
        if (spot) spot.style.transform = `translate(${x}px, ${y}px)`;
      }
    };
    const settle = () => layer.current && makeRoom(layer.current);
    place();
    settle();
    map.on("move", place);
    map.on("moveend", settle);
    map.on("resize", place);
    return () => {
      map.off("move", place);
      map.off("moveend", settle);
      map.off("resize", place);
    };
  }, [layer, markers, map]);

  useEffect(() => {
    // A wheel over a marker is meant for the map below it.
    const passOn = (event: WheelEvent) => {
      event.preventDefault();
      map?.getCanvas().dispatchEvent(new WheelEvent("wheel", event));
    };
    const element = layer.current;
    if (map) element?.addEventListener("wheel", passOn, { passive: false });
    return () => element?.removeEventListener("wheel", passOn);
  }, [layer, map]);
}

const apart = (a: DOMRect, b: DOMRect): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/** Of markers that would lie on one another, the first stays. */
function makeRoom(layer: Element): void {
  const taken: DOMRect[] = [];
  for (const spot of layer.querySelectorAll<HTMLElement>("[data-yields]")) {
    const place = spot.getBoundingClientRect();
    const isFree = taken.every((other) => apart(place, other));
    spot.style.visibility = isFree ? "" : "hidden";
    if (isFree) taken.push(place);
  }
}
