import { setTimeout as wait } from "node:timers/promises";
import { findDifferences } from "@/lib/analytics/queries";
import type { City } from "../bench/city";

const differences = async (city: City): Promise<number> => {
  const found = await Promise.all(
    city.restaurants.map(({ id }) =>
      findDifferences(id, new Date()).catch(() => ["not to be had"]),
    ),
  );
  return found.flat().length;
};

/** How long it takes until the sales windows equal the same sums in Postgres; Infinity: too long. */
export async function secondsUntilWindowsAgree(city: City, patienceS = 60): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  while (seconds() < patienceS) {
    if ((await differences(city)) === 0) return seconds();
    await wait(100);
  }
  return Number.POSITIVE_INFINITY;
}
