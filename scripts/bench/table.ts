import { readFileSync } from "node:fs";
import type { Measured } from "./load";

export interface Row {
  what: string;
  raw: Measured | undefined;
  ours: Measured;
  /** What has to hold, and whether it did. */
  bar: string;
  holds: boolean;
}

const perSecond = (value: Measured | undefined) =>
  value ? Math.round(value.perSecond).toLocaleString("en") : "–";
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** One table of everything that was measured, as Markdown that reads well in a terminal, too. */
export function toTable(rows: readonly Row[]): string {
  const cells = [
    ["", "raw limit /s", "Tiffin /s", "ratio", "p50 ms", "p99 ms", "bar", "holds"],
    ...rows.map(({ what, raw, ours, bar, holds }) => [
      what,
      perSecond(raw),
      perSecond(ours),
      raw ? (ours.perSecond / raw.perSecond).toFixed(2) : "–",
      ms(ours.p50Ms),
      ms(ours.p99Ms),
      bar,
      holds ? "yes" : "no",
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return lines.join("\n");
}

/** Each figure's own median. */
export function medians(runs: readonly Measured[]): Measured {
  const middle = (figure: keyof Measured) => {
    const sorted = runs.map((run) => run[figure]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    perSecond: middle("perSecond"),
    p50Ms: middle("p50Ms"),
    p95Ms: middle("p95Ms"),
    p99Ms: middle("p99Ms"),
  };
}

/** Megabytes a process holds in memory now. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1_024);
}
