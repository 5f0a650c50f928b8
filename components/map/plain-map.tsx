import { Fitted, shareOf } from "./fitted";
import { type Box, type Point, sizeOf, widened } from "./geometry";
import { streetsIn } from "./streets";

type Props = {
  box: Box;
  clearBottomPx: number;
  ring: readonly Point[];
  route: readonly Point[];
};

const line = { fill: "none", vectorEffect: "non-scaling-stroke" } as const;

/** A drawn map that needs neither network nor script: true distances over suggested streets. */
export function PlainMap({ box, clearBottomPx, ring, route }: Props) {
  const { width, height } = sizeOf(box);
  const streets = streetsIn(widened(box, 1.6));
  const path = (points: readonly Point[]) => {
    const spots = points.map((point) => {
      const { x, y } = shareOf(box, point);
      return `${Math.round(x * width)} ${Math.round(y * height)}`;
    });
    return spots.length > 0 ? `M${spots.join("L")}` : "";
  };
  const joined = (lines: readonly (readonly Point[])[]) => lines.map(path).join("");
  return (
    <Fitted box={box} clearBottomPx={clearBottomPx}>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${Math.round(width)} ${Math.round(height)}`}
        preserveAspectRatio="none"
        className="size-full overflow-visible"
      >
        <path d={joined(streets.parks)} className="fill-map-park" />
        <path d={joined(streets.water)} className="fill-map-water" />
        <path {...line} d={joined(streets.roads)} className="stroke-map-road" strokeWidth="2.5" />
        <path {...line} d={joined(streets.avenues)} className="stroke-map-road" strokeWidth="6.5" />
        <path
          d={ring.length > 0 ? `${path(ring)}Z` : ""}
          vectorEffect="non-scaling-stroke"
          className="fill-spice/10 stroke-spice/40"
        />
        <path
          {...line}
          d={path(route)}
          className="stroke-spice"
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray="1 9"
        />
      </svg>
    </Fitted>
  );
}
