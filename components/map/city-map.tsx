"use client";

import type { Map as GlMap } from "maplibre-gl";
import { type MouseEvent, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { pointAt } from "./fitted";
import { type Box, boxAround, circleAround, type Point } from "./geometry";
import { MapButtons } from "./map-buttons";
import { type MapMarker, MarkerLayer } from "./marker-layer";
import { PlainMap } from "./plain-map";
import { useLiveMap } from "./use-live-map";

type Props = {
  /** What the map shows, in words. */
  label: string;
  centre: Point;
  markers?: readonly MapMarker[];
  /** Metres around the centre. */
  radiusM?: number | undefined;
  route?: readonly Point[] | undefined;
  /** What has to be in sight; without it everything on the map. */
  fit?: readonly Point[] | undefined;
  /** Makes the map one to choose a place on: by tap, or by Enter for its middle. */
  onPick?: ((point: Point) => void) | undefined;
  /** Pixels at the bottom that something else covers. */
  clearBottomPx?: number;
  className?: string;
};

const nothing: readonly never[] = [];

/**
 * A map of a city: markers, a radius, a route. Drawn plainly at once, on the server, too; alive
 * (to be moved and zoomed, with the configured style) when somebody needs it and WebGL is there.
 * It follows what is on it until it is moved by hand.
 */
export function CityMap(props: Props) {
  const { label, centre, markers = nothing, radiusM, route = nothing, onPick, className } = props;
  const { clearBottomPx = 0 } = props;
  const frame = useRef<HTMLElement>(null);
  const [map, setMap] = useState<GlMap | null>(null);
  const Live = useLiveMap(frame, onPick !== undefined);
  const { lat, lng } = centre;
  const ring = useMemo(
    () => (radiusM ? circleAround({ lat, lng }, radiusM) : nothing),
    [lat, lng, radiusM],
  );
  const box = boxAround([centre, ...(props.fit ?? [...markers, ...ring, ...route])]);
  const drawing = { box, clearBottomPx, ring, route };

  function pickOnDrawn(event: MouseEvent) {
    const point = map ? undefined : pickedOn(event, box);
    if (point) onPick?.(point);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: on the live map the keyboard picks, too.
    <section
      ref={frame}
      aria-label={label}
      data-map={map ? "live" : "plain"}
      onClick={pickOnDrawn}
      className={cn(
        "group/map relative isolate overflow-hidden bg-map-land",
        onPick && "cursor-crosshair",
        className,
      )}
    >
      {!map && <PlainMap {...drawing} />}
      {Live && (
        <div className={cn("absolute inset-0", !map && "opacity-0")}>
          <Live {...drawing} label={label} onPick={onPick} onDrawn={setMap} />
        </div>
      )}
      {onPick && map && <Crosshair />}
      <MarkerLayer markers={markers} box={box} clearBottomPx={clearBottomPx} map={map} />
      {map && <MapButtons map={map} />}
    </section>
  );
}

/** The middle, for those who move the map with the keyboard. */
function Crosshair() {
  return (
    <span
      aria-hidden
      className="-translate-1/2 pointer-events-none absolute top-1/2 left-1/2 z-10 hidden size-8 rounded-full border-2 border-ink group-has-[canvas:focus-visible]/map:block"
    />
  );
}

/** The place under a tap on the drawn map; none when the tap was meant for a marker. */
function pickedOn({ currentTarget, target, clientX, clientY }: MouseEvent, box: Box) {
  const fitted = currentTarget.querySelector("[data-fitted]")?.getBoundingClientRect();
  if (!fitted || (target instanceof Element && target.closest("[data-marker]"))) return undefined;
  return pointAt(box, {
    x: (clientX - fitted.left) / fitted.width,
    y: (clientY - fitted.top) / fitted.height,
  });
}
