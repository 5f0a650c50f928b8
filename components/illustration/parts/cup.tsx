import type { DishPart } from "./part";

export const Cup: DishPart = ({ random, colours }) => {
  const glaze = random.pick(["#c8430f", "#1f7a4d", "#9a6207", "#7a4a3a"]);
  return (
    <>
      <ellipse cx="60" cy="97" rx="46" ry="11" fill="#1d1914" opacity=".13" />
      <ellipse cx="60" cy="94" rx="46" ry="11" fill="#fffdf9" />
      <ellipse cx="60" cy="93" rx="32" ry="6" fill="#ece5d9" />
      <path d="M86 58c14-2 18 18-4 22" fill="none" stroke="#fffdf9" strokeWidth="6" />
      <path d="M28 50h62c0 26-10 42-31 42S28 76 28 50Z" fill="#fffdf9" />
      <path d="M30 64h58c-1 4-2 7-4 10H34c-2-3-3-6-4-10Z" fill={glaze} />
      <ellipse cx="59" cy="50" rx="31" ry="9" fill="#ece5d9" />
      <ellipse cx="59" cy="51" rx="27" ry="6.8" fill={colours.deep} />
      <ellipse cx="55" cy="50.4" rx="14" ry="2.8" fill={colours.sauce} />
      <g fill="none" stroke="#8f857a" strokeWidth="3" strokeLinecap="round" opacity=".35">
        <path d="M48 36c-5-6 5-9 0-16" />
        <path d="M60 34c-5-6 5-10 0-18" />
        <path d="M72 36c-5-6 5-9 0-16" />
      </g>
    </>
  );
};
