import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { load, type Measured } from "./load";

const FILE = "../shared/data/restaurants.csv";
const queries = [
  "lat=28.63&lng=77.22&sort=distance",
  "lat=28.63&lng=77.22&q=biryani",
  "lat=28.55&lng=77.19&q=panner+tika",
  "q=momos",
  "lat=28.63&lng=77.22&cuisine=Chinese&sort=rating",
  "q=pizza&open_now=true&lat=28.57&lng=77.32",
  "q=saravana+bhawan",
];

/** Loads the 9,551 real restaurants with menus; false where the file is not at hand. */
export function importRestaurants(): boolean {
  if (!existsSync(FILE)) return false;
  execFileSync(
    process.execPath,
    ["--import", "tsx", "scripts/import-restaurants.ts", FILE, "--menus"],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  return true;
}

/** One search after the other over several kinds of question; each kind's p95 counts. */
export async function searchOverHttp(
  url: string,
): Promise<{ worst: Measured & { p95Ms: number }; query: string }> {
  const measured = [];
  for (const query of queries) {
    const one = await load({
      url,
      path: `/api/v1/restaurants?${query}`,
      connections: 2,
      seconds: 3,
      warmSeconds: 1,
    });
    measured.push({ worst: one, query });
  }
  const [slowest] = measured.sort((a, b) => b.worst.p95Ms - a.worst.p95Ms);
  if (!slowest) throw new Error("nothing was measured");
  return slowest;
}
