import { mean } from "./figures";
import type { Judgement } from "./judge";

type Column = [title: string, value: (one: Judgement) => number, digits: number];

const columns: Column[] = [
  ["orders", (one) => one.orders, 0],
  ["deliverable", (one) => one.deliverable, 0],
  ["delivered", (one) => one.ours.delivered, 0],
  ["least", (one) => one.leastMinutes, 2],
  ["click to door", (one) => one.ours.clickToDoor, 2],
  ["p90", (one) => one.ours.clickToDoorP90, 0],
  ["ready to pickup", (one) => one.ours.readyToPickup, 2],
  ["over target", (one) => one.ours.overage, 2],
  ["bundles", (one) => one.ours.bundles, 0],
  ["orders in them", (one) => one.ours.bundled, 0],
  ["longest ms", (one) => one.longestMs, 0],
  ["nearest free", (one) => one.nearest.clickToDoor, 2],
  ["its p90", (one) => one.nearest.clickToDoorP90, 0],
  ["it delivered", (one) => one.nearest.delivered, 0],
];

/** A row an instance and one of the means of all, as Markdown that reads well in a terminal, too. */
export function toTable(judgements: readonly Judgement[]): string {
  const rows = [
    ["minutes", ...columns.map(([title]) => title)],
    ...judgements.map((one) => [
      one.name,
      ...columns.map(([, value, digits]) => value(one).toFixed(digits)),
    ]),
    [
      "mean",
      ...columns.map(([, value, digits]) =>
        mean(judgements.map(value)).toFixed(Math.max(1, digits)),
      ),
    ],
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at + 1]?.length ?? 0)));
  const line = ([name = "", ...cells]: string[]) =>
    `| ${[name.padEnd(16), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join(" | ")} |`;
  const rule = `|${"-".repeat(18)}|${widths.map((width) => `${"-".repeat(width + 1)}:`).join("|")}|`;
  return [line(rows[0] ?? []), rule, ...rows.slice(1).map(line)].join("\n");
}
