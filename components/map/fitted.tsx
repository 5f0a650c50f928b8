import type { CSSProperties, ReactNode, Ref } from "react";
import { type Box, type Point, sizeOf } from "./geometry";

/** Pixels kept free between what has to be seen and the map's edges. */
export const marginPx = 52;

type Props = {
  /** What has to be seen; null: the whole map, edge to edge. */
  box: Box | null;
  /** Pixels at the bottom that something else covers. */
  clearBottomPx: number;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
};

/** Lies over a map so that it holds the box exactly, whatever the map's size: by style sheet alone. */
export function Fitted({ box, clearBottomPx, ref, children }: Props) {
  return (
    <div
      className="pointer-events-none absolute inset-0 [container-type:size]"
      style={box ? { inset: marginPx, bottom: marginPx + clearBottomPx } : undefined}
    >
      <div
        ref={ref}
        data-fitted
        className={box ? "-translate-1/2 absolute top-1/2 left-1/2" : "absolute inset-0"}
        style={box ? within(box) : undefined}
      >
        {children}
      </div>
    </div>
  );
}

function within(box: Box): CSSProperties {
  const { width, height } = sizeOf(box);
  return {
    width: `min(100cqw, calc(100cqh * ${(width / height).toFixed(4)}))`,
    aspectRatio: `${Math.round(width)} / ${Math.round(height)}`,
  };
}

/** Where in the box a point lies, in parts of its width and height. */
export const shareOf = (box: Box, { lat, lng }: Point): { x: number; y: number } => ({
  x: (lng - box.west) / (box.east - box.west),
  y: (box.north - lat) / (box.north - box.south),
});

/** The other way round. */
export const pointAt = (box: Box, { x, y }: { x: number; y: number }): Point => ({
  lat: box.north - y * (box.north - box.south),
  lng: box.west + x * (box.east - box.west),
});
