import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf } from "./plate";

const cuts = [0, 60, 120];

export const Pizza: DishPart = ({ random, colours }) => (
  <>
    <circle cx="60" cy="63.5" r="53" fill="#1d1914" opacity=".13" />
    <circle cx="60" cy="60" r="53" fill="#d2a679" />
    <circle cx="60" cy="60" r="47" fill="#d6944a" />
    <circle cx="60" cy="60" r="42" fill="#c4482c" />
    <circle cx="60" cy="60" r="40" fill="#f5cf6c" />
    {scatter(random, 9, 30).map((spot) => (
      <circle key={spot.id} cx={spot.x} cy={spot.y} r={random.between(3, 6)} fill="#fbe3a0" />
    ))}
    {scatter(random, 7, 28).map((spot) => (
      <g key={spot.id}>
        <circle cx={spot.x} cy={spot.y} r="6.2" fill={colours.second} />
        <circle cx={spot.x - 1} cy={spot.y - 1} r="4.4" fill="#c8553a" />
      </g>
    ))}
    {scatter(random, 6, 30).map((spot) => (
      <Leaf key={spot.id} {...spot} fill="#5d9440" size={1.1} />
    ))}
    {cuts.map((turn) => (
      <path
        key={turn}
        d="M60 13v94"
        stroke="#a9692b"
        strokeWidth="1.2"
        opacity=".55"
        transform={`rotate(${turn + 15} 60 60)`}
      />
    ))}
  </>
);
