/** One line of a scenario's table; without `isGood` it is a figure to know, not a bar to keep. */
export interface Finding {
  what: string;
  found: string;
  bar?: string;
  isGood?: boolean;
}

const show = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });

export const figure = (what: string, found: number, unit = ""): Finding => ({
  what,
  found: `${show(found)}${unit}`,
});

export const mustBe = (what: string, found: number, bar: number): Finding => ({
  what,
  found: show(found),
  bar: show(bar),
  isGood: found === bar,
});

export const atMost = (what: string, found: number, bar: number, unit = ""): Finding => ({
  what,
  found: `${show(found)}${unit}`,
  bar: `≤ ${show(bar)}${unit}`,
  isGood: found <= bar,
});

export const atLeast = (what: string, found: number, bar: number): Finding => ({
  what,
  found: show(found),
  bar: `≥ ${show(bar)}`,
  isGood: found >= bar,
});

/** The value that a share of the numbers does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Prints the table. @returns whether every bar is kept */
export function report(title: string, findings: readonly Finding[]): boolean {
  const width = (of: (finding: Finding) => string) =>
    Math.max(...findings.map((finding) => of(finding).length));
  const [what, found] = [width((one) => one.what), width((one) => one.found)];
  console.log(`\n${title}`);
  for (const one of findings) {
    const mark = one.isGood === undefined ? " " : one.isGood ? "✓" : "✗";
    const bar = one.bar ? `  (${one.bar})` : "";
    console.log(`  ${mark} ${one.what.padEnd(what)}  ${one.found.padStart(found)}${bar}`);
  }
  return findings.every((one) => one.isGood !== false);
}
