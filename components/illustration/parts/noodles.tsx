import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

export const Noodles: DishPart = ({ random, colours }) => (
  <Plate rim="#d9c9b4">
    <circle cx="60" cy="60" r="39" fill={colours.deep} />
    <g fill="none" stroke="#f3d189" strokeWidth="3.4" strokeLinecap="round">
      {scatter(random, 12, 26).map((spot, index) => (
        <path
          key={spot.id}
          d={`M-15 0C-8-${8 + index} 6-${6 + index} 14 3`}
          stroke={index % 3 ? "#f3d189" : "#e2b565"}
          transform={`translate(${spot.x} ${spot.y}) rotate(${spot.turn}) scale(.8)`}
        />
      ))}
    </g>
    {scatter(random, 4, 20).map((spot, index) => (
      <ellipse
        key={spot.id}
        cx={spot.x}
        cy={spot.y}
        rx="7"
        ry="5"
        fill={index % 2 ? colours.second : "#d8573c"}
        transform={`rotate(${spot.turn} ${spot.x} ${spot.y})`}
      />
    ))}
    {scatter(random, 6, 24).map((spot) => (
      <Leaf key={spot.id} {...spot} fill="#7ba347" />
    ))}
    <g stroke="#7a3b22" strokeWidth="3" strokeLinecap="round">
      <path d="M72 52 114 14" />
      <path d="M79 57 118 22" />
    </g>
  </Plate>
);
