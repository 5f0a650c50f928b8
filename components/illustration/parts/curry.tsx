import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

export const Curry: DishPart = ({ random, colours }) => {
  const chunks = scatter(random, 7, 24);
  return (
    <Plate>
      <circle cx="60" cy="60" r="39.5" fill={colours.deep} />
      <circle cx="60" cy="60.8" r="38.2" fill={colours.sauce} />
      {chunks.map((spot, index) => (
        <ellipse
          key={spot.id}
          cx={spot.x}
          cy={spot.y}
          rx={random.between(5.5, 10)}
          ry={random.between(5, 8.5)}
          fill={index % 2 ? colours.second : colours.chunk}
          opacity={index % 2 ? 0.95 : 0.9}
          transform={`rotate(${spot.turn} ${spot.x} ${spot.y})`}
        />
      ))}
      <path
        d={`M${random.between(38, 48)} ${random.between(44, 50)}q12-9 24 2`}
        fill="none"
        stroke="#fff6e4"
        strokeWidth="2.4"
        strokeLinecap="round"
        opacity=".75"
      />
      {scatter(random, 5, 22).map((spot) => (
        <Leaf key={spot.id} {...spot} fill={colours.leaf} />
      ))}
    </Plate>
  );
};
