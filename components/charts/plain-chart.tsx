"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

export type PlainPoint = { label: string; value: number | null; other?: number | null };

type Props = {
  points: readonly PlainPoint[];
  kind: "bar" | "line";
  /** What is counted. */
  name: string;
  /** What it is held against, drawn as a second line. */
  otherName?: string;
  /** As the axis writes it, and as the tip does. */
  short: (value: number) => string;
  long: (value: number) => string;
};

const tick = { fill: "var(--muted)", fontSize: 12 };

/** One figure over time. The table beside it is for those who read. */
export function PlainChart({ points, kind, name, otherName, short, long }: Props) {
  return (
    <div aria-hidden="true" dir="ltr" className="h-56 w-full">
      <ResponsiveContainer
        width="100%"
        height="100%"
        initialDimension={{ width: 560, height: 224 }}
      >
        <ComposedChart
          accessibilityLayer={false}
          data={[...points]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            axisLine={false}
            tickLine={false}
            tick={tick}
            minTickGap={40}
            tickMargin={8}
          />
          <YAxis
            axisLine={false}
            tickLine={false}
            tick={tick}
            width={64}
            tickCount={4}
            tickFormatter={short}
          />
          <Tooltip
            cursor={{ fill: "var(--sunk)", stroke: "var(--line-strong)" }}
            contentStyle={{
              background: "var(--card)",
              border: "1px solid var(--line)",
              borderRadius: 12,
              fontSize: 13,
            }}
            labelStyle={{ color: "var(--muted)" }}
            itemStyle={{ color: "var(--ink)" }}
            formatter={(value) => long(Number(value))}
          />
          {otherName && (
            <Line
              name={otherName}
              dataKey="other"
              type="linear"
              stroke="var(--muted)"
              strokeDasharray="4 4"
              strokeWidth={2}
              dot={false}
              connectNulls
              isAnimationActive={false}
            />
          )}
          {kind === "bar" ? (
            <Bar
              name={name}
              dataKey="value"
              fill="var(--spice)"
              radius={[4, 4, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          ) : (
            <Line
              name={name}
              dataKey="value"
              type="linear"
              stroke="var(--spice)"
              strokeWidth={2.5}
              dot={points.length < 15 && { r: 3, fill: "var(--spice)" }}
              connectNulls
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
