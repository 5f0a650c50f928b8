import { scatter } from "../random";
import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

const greens = ["#7fa84a", "#5f8a3f", "#9dbd63", "#3f7a3c"] as const;

export const Salad: DishPart = ({ random }) => (
  <Plate rim="#dfe4d0">
    <circle cx="60" cy="60" r="38" fill="#6f9a48" />
    {scatter(random, 22, 33).map((spot) => (
      <Leaf key={spot.id} {...spot} fill={random.pick(greens)} size={random.between(1.8, 2.8)} />
    ))}
    {scatter(random, 4, 24).map((spot) => (
      <g key={spot.id}>
        <circle cx={spot.x} cy={spot.y} r="7" fill="#cf4632" />
        <circle cx={spot.x} cy={spot.y} r="4.6" fill="#e57a62" />
      </g>
    ))}
    {scatter(random, 3, 19).map((spot) => (
      <g key={spot.id}>
        <circle cx={spot.x} cy={spot.y} r="6.4" fill="#4f8a45" />
        <circle cx={spot.x} cy={spot.y} r="5.2" fill="#dcebb8" />
      </g>
    ))}
    {scatter(random, 8, 28).map((spot) => (
      <circle key={spot.id} cx={spot.x} cy={spot.y} r="1.8" fill="#f6e2a6" />
    ))}
  </Plate>
);
