import { scatter } from "../random";
import type { DishPart } from "./part";

export const Burger: DishPart = ({ random }) => (
  <>
    <ellipse cx="60" cy="97" rx="54" ry="12" fill="#1d1914" opacity=".13" />
    <ellipse cx="60" cy="94" rx="54" ry="12" fill="#fffdf9" />
    <ellipse cx="60" cy="93" rx="44" ry="8" fill="#ece5d9" />
    <path d="M24 80h72v4c0 7-5 11-12 11H36c-7 0-12-4-12-11Z" fill="#d98e3f" />
    <rect x="21" y="68" width="78" height="13" rx="6.5" fill="#6b3520" />
    <path d="M22 68h76l-16 9-10-7-12 9-13-9-9 6Z" fill="#f3b73b" />
    <rect x="24" y="59" width="72" height="8" rx="4" fill="#cf4632" />
    <path
      d="M20 60c4 5 8 5 12 0 4 5 8 5 12 0 4 5 8 5 12 0 4 5 8 5 12 0 4 5 8 5 12 0 4 5 8 5 12 0l6-4H16Z"
      fill="#7fa84a"
    />
    <path d="M22 56c0-20 16-30 38-30s38 10 38 30Z" fill="#e09a48" />
    <path
      d="M30 50c2-11 12-17 26-18"
      fill="none"
      stroke="#f0b970"
      strokeWidth="3"
      opacity=".8"
      strokeLinecap="round"
    />
    {scatter(random, 7, 15).map((spot) => (
      <ellipse
        key={spot.id}
        cx={60 + (spot.x - 60) * 1.5}
        cy={spot.y - 19}
        rx="2"
        ry="1.3"
        fill="#fbeccb"
      />
    ))}
  </>
);
