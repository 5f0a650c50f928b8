import { Leaf, Plate } from "./plate";

export const Empty = () => (
  <Plate>
    <circle cx="60" cy="60" r="39" fill="#f6f0e6" />
    <circle cx="52" cy="66" r="1.8" fill="#d7923a" />
    <circle cx="57" cy="70" r="1.2" fill="#b5512a" />
    <circle cx="49" cy="71" r="1" fill="#b5512a" />
    <Leaf x={68} y={54} turn={40} fill="#86a548" />
  </Plate>
);
