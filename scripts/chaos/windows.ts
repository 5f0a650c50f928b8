import { setTimeout as wait } from "node:timers/promises";
import { findDifferences } from "@/lib/analytics/commands/mend-windows";
import type { City } from "../bench/city";
import { type Finding, figure } from "./report";

const PATIENCE_S = 60;

const differences = async (city: City): Promise<number> => {
  const found = await Promise.all(
    city.restaurants.map(({ id }) =>
      findDifferences(id, new Date()).catch(() => ["not to be had"]),
    ),
  );
  return found.flat().length;
};

/** How long it takes until the sales windows equal the same sums in Postgres; Infinity: too long. */
export async function secondsUntilWindowsAgree(city: City): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  while (seconds() < PATIENCE_S) {
    if ((await differences(city)) === 0) return seconds();
    await wait(100);
  }
  return Number.POSITIVE_INFINITY;
}

export const agree = (what: string, seconds: number): Finding => ({
  ...figure(what, seconds, " s"),
  bar: `≤ ${PATIENCE_S} s`,
  isGood: seconds <= PATIENCE_S,
});
