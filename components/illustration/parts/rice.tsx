import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

const grains = ["#fdf3da", "#f3c65b", "#f8dd98"] as const;

export const Rice: DishPart = ({ random, colours }) => (
  <Plate>
    <circle cx="60" cy="60" r="37" fill="#eccf8c" />
    {scatter(random, 46, 35).map((spot) => (
      <rect
        key={spot.id}
        x={spot.x - 3.4}
        y={spot.y - 1.1}
        width="6.8"
        height="2.2"
        rx="1.1"
        fill={random.pick(grains)}
        transform={`rotate(${spot.turn} ${spot.x} ${spot.y})`}
      />
    ))}
    {scatter(random, 5, 22).map((spot, index) => (
      <ellipse
        key={spot.id}
        cx={spot.x}
        cy={spot.y}
        rx={random.between(6, 9)}
        ry={random.between(5, 7)}
        fill={index % 2 ? colours.second : "#a9492b"}
        transform={`rotate(${spot.turn} ${spot.x} ${spot.y})`}
      />
    ))}
    {scatter(random, 6, 25).map((spot) => (
      <Leaf key={spot.id} {...spot} fill={colours.leaf} />
    ))}
  </Plate>
);
