import type { ReactNode } from "react";

/** White china with its shadow; what lies on it is clipped by nothing, so keep within 39. */
export function Plate({ children, rim = "#ece5d9" }: { children?: ReactNode; rim?: string }) {
  return (
    <>
      <circle cx="60" cy="63.5" r="53" fill="#1d1914" opacity=".13" />
      <circle cx="60" cy="60" r="53" fill="#fffdf9" />
      <circle cx="60" cy="60" r="43" fill={rim} />
      {children}
    </>
  );
}

const leafPath = "M0-5.5C3.4-3 3.4 3 0 5.5-3.4 3-3.4-3 0-5.5Z";

/** A leaf of coriander, basil or mint. */
export function Leaf(props: { x: number; y: number; turn: number; fill: string; size?: number }) {
  const { x, y, turn, fill, size = 1 } = props;
  return (
    <path
      d={leafPath}
      fill={fill}
      transform={`translate(${x} ${y}) rotate(${turn})${size === 1 ? "" : ` scale(${size})`}`}
    />
  );
}
