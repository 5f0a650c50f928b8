"use client";

import { useTranslations } from "next-intl";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/components/ui/price";
import { DataTable } from "./data-table";
import { shortMoney } from "./short-money";

export type SalesPoint = {
  /** Shown under the axis: "12:30" or "Fri". */
  label: string;
  /** Said of the point itself, where the label is only its beginning: "12:30–12:35". */
  span?: string | undefined;
  /** Major units; null for what has not happened yet. */
  now: number | null;
  before: number;
  /** Where what is behind it can be seen. */
  href?: string;
};

type Props = {
  /** Few and each a stretch of time: bars. */
  kind?: "area" | "bar";
  points: readonly SalesPoint[];
  /** What the table tells, where it is finer than what is drawn. */
  rows?: readonly SalesPoint[];
  /** What a row of the table is: "Minute". */
  rowLabel?: string;
  currency: string;
  nowLabel: string;
  beforeLabel: string;
  onPick?: (point: SalesPoint) => void;
};

const tick = { fill: "var(--muted)", fontSize: 12 };

/** Sales now against the same time a week ago, with the figures in a table for those who read. */
export function SalesChart(props: Props) {
  const { kind = "area", points, rows = points, currency, nowLabel, beforeLabel, onPick } = props;
  const t = useTranslations("ui");
  return (
    <figure>
      <Legend nowLabel={nowLabel} beforeLabel={beforeLabel} />
      <div aria-hidden="true" dir="ltr" className="h-64 w-full md:h-72">
        <ResponsiveContainer
          width="100%"
          height="100%"
          initialDimension={{ width: 640, height: 256 }}
        >
          <ComposedChart
            accessibilityLayer={false}
            data={[...points]}
            margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
            onClick={({ activeIndex }) => {
              const point = points[Number(activeIndex)];
              if (point) onPick?.(point);
            }}
            className={cn(onPick && "*:cursor-pointer")}
          >
            <defs>
              <linearGradient id="sales-now" x1="0" y1="0" x2="0" y2="1">
                <stop offset="0%" stopColor="var(--spice)" stopOpacity={0.24} />
                <stop offset="100%" stopColor="var(--spice)" stopOpacity={0.02} />
              </linearGradient>
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="label"
              axisLine={false}
              tickLine={false}
              tick={tick}
              minTickGap={56}
              tickMargin={8}
            />
            <YAxis
              axisLine={false}
              tickLine={false}
              tick={tick}
              width={52}
              tickCount={4}
              tickFormatter={(value: number) => shortMoney(value, currency)}
            />
            <Tooltip
              cursor={
                kind === "bar"
                  ? { fill: "var(--sunk)", stroke: "none" }
                  : { stroke: "var(--line-strong)", strokeDasharray: "3 3" }
              }
              contentStyle={{
                background: "var(--card)",
                border: "1px solid var(--line)",
                borderRadius: 12,
                fontSize: 13,
              }}
              labelStyle={{ color: "var(--muted)" }}
              itemStyle={{ color: "var(--ink)" }}
              labelFormatter={(label, [shown]) => shown?.payload.span ?? label}
              formatter={(value) => formatMoney(Number(value), currency)}
            />
            {kind === "bar" && (
              <Bar
                name={nowLabel}
                dataKey="now"
                fill="var(--spice)"
                radius={[4, 4, 0, 0]}
                maxBarSize={44}
                isAnimationActive={false}
              />
            )}
            <Line
              name={beforeLabel}
              dataKey="before"
              type={kind === "bar" ? "step" : "linear"}
              stroke="var(--line-strong)"
              strokeOpacity={kind === "bar" ? 1 : 0.6}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
            {kind === "area" && (
              <Area
                name={nowLabel}
                dataKey="now"
                type="linear"
                stroke="var(--spice)"
                strokeWidth={2.5}
                fill="url(#sales-now)"
                isAnimationActive={false}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <DataTable
        caption={t("against", { now: nowLabel, before: beforeLabel })}
        head={[props.rowLabel ?? t("time"), nowLabel, beforeLabel]}
        rows={rows.map((point) => ({
          key: point.href ?? point.label,
          href: point.href,
          cells: [
            point.label,
            point.now === null ? t("notYet") : formatMoney(point.now, currency),
            formatMoney(point.before, currency),
          ],
        }))}
      />
    </figure>
  );
}

function Legend({ nowLabel, beforeLabel }: { nowLabel: string; beforeLabel: string }) {
  return (
    <figcaption className="mb-3 flex justify-end md:-mt-5 gap-4 text-muted text-xs">
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="h-1 w-4 rounded-full bg-spice" />
        {nowLabel}
      </span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="h-1 w-4 rounded-full bg-line-strong/60" />
        {beforeLabel}
      </span>
    </figcaption>
  );
}
