import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { offsetFrom, type Point } from "./projection";
import { StreetBackdrop } from "./street-backdrop";

export type MapMarker = Point & { id: string; content: ReactNode; front?: boolean };

type Props = {
  /** What the map shows, in words. */
  label: string;
  centre: Point;
  metresPerPx: number;
  markers: readonly MapMarker[];
  /** Metres around the centre. */
  radiusM?: number;
  route?: readonly Point[];
  className?: string;
};

/** A map that needs no network: true distances over suggested streets. */
export function PlainMap({
  label,
  centre,
  metresPerPx,
  markers,
  radiusM,
  route,
  className,
}: Props) {
  const across = radiusM ? (radiusM / metresPerPx) * 2 : 0;
  return (
    <section aria-label={label} className={cn("relative overflow-hidden bg-map-land", className)}>
      <StreetBackdrop />
      <div className="absolute top-1/2 left-1/2">
        {radiusM && (
          <div
            className="absolute -translate-x-1/2 -translate-y-1/2 rounded-full border border-spice/25 bg-spice/10"
            style={{ width: across, height: across }}
          />
        )}
        {route && <Route points={route.map((point) => offsetFrom(centre, point, metresPerPx))} />}
        {markers.map((marker) => {
          const { x, y } = offsetFrom(centre, marker, metresPerPx);
          return (
            <div
              key={marker.id}
              className={cn("absolute", marker.front && "z-10")}
              style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
            >
              {marker.content}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Route({ points }: { points: { x: number; y: number }[] }) {
  return (
    <svg aria-hidden="true" className="absolute size-px overflow-visible">
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
        fill="none"
        className="stroke-spice"
        strokeWidth="4"
        strokeLinecap="round"
        strokeDasharray="1 10"
      />
    </svg>
  );
}
