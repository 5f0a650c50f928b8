import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Judgement, judge } from "./bench-dispatch/judge";
import { measureMoment } from "./bench-dispatch/moment";
import { toTable } from "./bench-dispatch/table";

const INSTANCES = "../shared/data/mdrp";
const CLICK_TO_DOOR_MAX = 31.5;
const DECISION_MS_MAX = 200;

const missed: string[] = [];
const folders = foldersToRead(process.argv.slice(2));
if (folders.length === 0) console.log(`Skipped the days: ${INSTANCES} is not at hand`);
else judgeDays(folders);
judgeMoment();
for (const line of missed) console.error(`✗ ${line}`);
if (missed.length > 0) process.exitCode = 1;

function foldersToRead(named: string[]): string[] {
  if (named.length > 0) return named;
  return existsSync(INSTANCES) ? readdirSync(INSTANCES).map((name) => join(INSTANCES, name)) : [];
}

function judgeDays(days: string[]): void {
  const judgements = days.map(judge);
  console.log(`\n${toTable(judgements)}\n`);
  const mean = judgements.reduce((sum, one) => sum + one.ours.clickToDoor, 0) / days.length;
  if (mean > CLICK_TO_DOOR_MAX) {
    missed.push(`click to door ${mean.toFixed(2)} minutes, at most ${CLICK_TO_DOOR_MAX} allowed`);
  }
  missed.push(...judgements.flatMap(missedIn));
}

function missedIn({ name, deliverable, ours, faults }: Judgement): string[] {
  const left = deliverable - ours.delivered;
  return [
    left > 0 ? `${name}: ${left} orders that somebody could deliver were not` : "",
    faults.length > 0 ? `${name}: ${faults.length} impossible, first: ${faults[0]}` : "",
  ].filter(Boolean);
}

function judgeMoment(): void {
  const { medianMs, leastMs, decided } = measureMoment();
  const figures = `median ${medianMs.toFixed(0)} ms, best ${leastMs.toFixed(0)} ms`;
  console.log(
    `A decision for 500 open orders and 300 riders, ${decided} of them planned: ${figures}`,
  );
  if (decided < 500) missed.push(`${500 - decided} of 500 orders were left out of a decision`);
  if (medianMs > DECISION_MS_MAX) missed.push(`a decision takes more than ${DECISION_MS_MAX} ms`);
}
