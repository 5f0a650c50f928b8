import type { DishPart } from "./part";
import { Leaf, Plate } from "./plate";

const rows = [-13, 4, 20];

export const Skewer: DishPart = ({ random, colours }) => (
  <Plate>
    <g transform={`rotate(${random.between(-38, -22)} 60 60)`}>
      {rows.map((row) => (
        <g key={row} transform={`translate(0 ${row})`}>
          <path d="M16 57h90" stroke="#7a5a3a" strokeWidth="2.2" strokeLinecap="round" />
          {[0, 1, 2, 3].map((seat) => (
            <g key={seat} transform={`translate(${30 + seat * 16} 57)`}>
              <rect x="-7" y="-6" width="14" height="13" rx="4.5" fill="#7d331b" />
              <rect
                x="-7"
                y="-7"
                width="14"
                height="12.5"
                rx="4.5"
                fill={random.pick([colours.second, "#c8602f", "#d98a3a"])}
              />
              <path d="M-4-4l3 6M1-5l3 6" stroke="#5d2413" strokeWidth="1.4" opacity=".6" />
            </g>
          ))}
        </g>
      ))}
    </g>
    <path d="M82 84a14 14 0 0 1-22 8c8-2 14-6 22-8Z" fill="#f2d24c" />
    <Leaf x={40} y={84} turn={60} fill={colours.leaf} size={1.4} />
    <Leaf x={34} y={78} turn={10} fill="#5d9440" size={1.3} />
    <Leaf x={84} y={34} turn={-30} fill={colours.leaf} size={1.2} />
  </Plate>
);
