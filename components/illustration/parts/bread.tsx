import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

const loaf = "M0-27C17-27 23-8 20 6 17 20 8 26-2 26-14 26-21 14-20 0-19-15-13-27 0-27Z";

export const Bread: DishPart = ({ random }) => (
  <Plate>
    {[-24, 22].map((turn, index) => (
      <g key={turn} transform={`translate(${index ? 68 : 52} ${index ? 62 : 58}) rotate(${turn})`}>
        <path d={loaf} fill="#c98c46" transform="translate(0 1.6)" />
        <path d={loaf} fill={index ? "#eec788" : "#e6b974"} />
        <path d={loaf} fill="none" stroke="#d6a259" strokeWidth="2" transform="scale(.86)" />
        {scatter(random, 7, 17).map((spot) => (
          <ellipse
            key={spot.id}
            cx={spot.x - 60}
            cy={spot.y - 60}
            rx={random.between(1.8, 4)}
            ry={random.between(1.4, 3)}
            fill="#a9652b"
            opacity=".7"
          />
        ))}
      </g>
    ))}
    {scatter(random, 6, 26).map((spot) => (
      <Leaf key={spot.id} {...spot} fill="#6f9a44" size={0.75} />
    ))}
  </Plate>
);
