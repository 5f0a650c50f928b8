import type { DishPart } from "./part";
import { Leaf } from "./plate";

export const Glass: DishPart = ({ random, colours }) => {
  const straw = random.pick(["#c8430f", "#1f7a4d", "#b5512a"]);
  return (
    <>
      <ellipse cx="60" cy="104" rx="30" ry="7" fill="#1d1914" opacity=".13" />
      <path d="M70 44 80 10" stroke={straw} strokeWidth="4" strokeLinecap="round" />
      <path d="M34 28h52l-6 70c0 4-4 7-8 7H48c-4 0-8-3-8-7Z" fill="#fffdf9" opacity=".9" />
      <path d="M37 42h46l-5 55c0 3-3 5-6 5H48c-3 0-6-2-6-5Z" fill={colours.sauce} />
      <path d="M37 42h46l-1 10c-14 6-30 4-44-1Z" fill={colours.chunk} />
      <ellipse cx="60" cy="42" rx="23" ry="5" fill="#fff6e4" />
      <rect
        x="46"
        y="56"
        width="13"
        height="13"
        rx="3"
        fill="#fff"
        opacity=".45"
        transform="rotate(14 52 62)"
      />
      <rect
        x="60"
        y="70"
        width="13"
        height="13"
        rx="3"
        fill="#fff"
        opacity=".35"
        transform="rotate(-16 66 76)"
      />
      <Leaf x={52} y={39} turn={-50} fill="#5d9440" size={1.6} />
      <Leaf x={60} y={37} turn={20} fill="#7ba347" size={1.4} />
    </>
  );
};
