const across = [30, 118, 204, 330, 412, 506, 590, 684, 772, 860];
const down = [20, 96, 180, 262, 330, 410, 488, 560, 640, 730, 806, 884, 960, 1050, 1130];

/** Streets, a park and a river, suggested rather than surveyed. Lies behind the markers. */
export function StreetBackdrop() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1200 900"
      className="absolute top-1/2 left-1/2 h-[1350px] w-[1800px] max-w-none -translate-x-1/2 -translate-y-1/2"
    >
      <rect width="1200" height="900" className="fill-map-land" />
      <rect x="640" y="250" width="76" height="112" rx="10" className="fill-map-park" />
      <rect x="340" y="520" width="60" height="60" rx="10" className="fill-map-park" />
      <rect x="900" y="130" width="110" height="90" rx="10" className="fill-map-park" />
      <path
        d="M0 640c150-70 260 10 400 0s190-70 330-30 250 60 470-20v90c-200 60-330 40-450 10s-220 40-350 40S140 690 0 740Z"
        className="fill-map-water"
      />
      <g className="stroke-map-road" fill="none">
        {across.map((y, index) => (
          <path key={y} d={`M0 ${y}L1200 ${y - 46}`} strokeWidth={index % 4 === 2 ? 7 : 2.6} />
        ))}
        {down.map((x, index) => (
          <path
            key={x}
            d={`M${x} 0L${x + (index % 2 ? 18 : -14)} 900`}
            strokeWidth={index % 5 === 3 ? 7 : 2.6}
          />
        ))}
      </g>
    </svg>
  );
}
