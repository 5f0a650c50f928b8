import type { DishPart } from "./part";
import { Leaf } from "./plate";

const seats = [
  [60, 60],
  [60, 33],
  [84, 48],
  [84, 74],
  [60, 87],
  [36, 74],
  [36, 48],
] as const;

export const Dumplings: DishPart = ({ random }) => {
  const dough = random.pick(["#fbf0dc", "#f2dcae", "#e8c27c"]);
  return (
    <>
      <circle cx="60" cy="63.5" r="53" fill="#1d1914" opacity=".13" />
      <circle cx="60" cy="60" r="53" fill="#b98246" />
      <circle cx="60" cy="60" r="48.5" fill="#d9aa6c" />
      <circle cx="60" cy="60" r="45" fill="#a9713a" />
      <circle cx="60" cy="60" r="43" fill="#e6c793" />
      <path d="M20 48h80M18 60h84M20 72h80" stroke="#c99f63" strokeWidth="1.6" />
      {seats.map(([x, y]) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y}) rotate(${random.between(0, 60)})`}>
          <circle cy="1.6" r="12.5" fill="#1d1914" opacity=".14" />
          <circle r="12.5" fill={dough} />
          <path
            d="M0-9V-2M8-4 2-1M8 5 2 1M0 9V2M-8 5-2 1M-8-4-2-1"
            stroke="#c9a468"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </g>
      ))}
      <Leaf x={72} y={70} turn={30} fill="#7ba347" />
      <Leaf x={47} y={53} turn={-40} fill="#5d9440" />
    </>
  );
};
