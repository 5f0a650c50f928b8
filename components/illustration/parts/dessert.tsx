import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

type Scoop = readonly [shade: string, shine: string];

const scoops: readonly [Scoop, ...Scoop[]] = [
  ["#f6e3c0", "#fff4dd"],
  ["#e6a39b", "#f2c3bc"],
  ["#8a4a2c", "#a96a45"],
  ["#b9c98a", "#d2dfae"],
  ["#d98a3a", "#eaae67"],
];

export const Dessert: DishPart = ({ random, colours }) => (
  <Plate rim="#f0e4dc">
    <circle cx="60" cy="60" r="38" fill={colours.tint} opacity=".45" />
    {scatter(random, 3, 20).map((spot) => {
      const [shade, shine] = random.pick(scoops);
      return (
        <g key={spot.id}>
          <circle cx={spot.x} cy={spot.y + 1.5} r="15.5" fill="#1d1914" opacity=".12" />
          <circle cx={spot.x} cy={spot.y} r="15.5" fill={shade} />
          <circle cx={spot.x - 4.5} cy={spot.y - 5} r="5.5" fill={shine} />
        </g>
      );
    })}
    {scatter(random, 14, 30).map((spot) => (
      <rect
        key={spot.id}
        x={spot.x}
        y={spot.y}
        width="4.4"
        height="1.8"
        rx=".9"
        fill={random.pick(["#7ba347", "#c8430f", "#9a6207"])}
        transform={`rotate(${spot.turn} ${spot.x} ${spot.y})`}
      />
    ))}
    <Leaf x={60} y={56} turn={35} fill="#5d9440" size={1.5} />
    <Leaf x={66} y={58} turn={-55} fill="#7ba347" size={1.4} />
  </Plate>
);
