import { pool } from "@/db/client";
import type { Place } from "@/lib/platform/geo";
import type { Demand } from "../rules/snapshot";

const HOURS = 24;
const MOST_PLACES = 100;
const FRESH_MS = 5 * 60_000;

const known = new Map<string, { until: number; demand: Demand<Place>[] }>();

/** Where the orders of the last day came from, in some zones; looked up every five minutes. */
export async function readDemand(zones: readonly string[], now: Date): Promise<Demand<Place>[]> {
  const key = zones.join();
  const found = known.get(key);
  if (found && found.until > now.getTime()) return found.demand;
  const since = now.getTime() - HOURS * 3_600_000;
  const { rows } = await pool.query<Demand<Place>>({
    name: "dispatch-demand",
    // Ids begin with the moment they were made: a day is found by them, without an index of its own.
    text: `select json_build_object('lat', d.pickup_lat, 'lng', d.pickup_lng) as place, count(*)::int as orders
             from deliveries d where d.id >= $2::uuid and d.zone = any($1)
            group by d.pickup_lat, d.pickup_lng
            order by count(*) desc, d.pickup_lat, d.pickup_lng limit ${MOST_PLACES}`,
    values: [zones, `${since.toString(16).padStart(12, "0")}00000000000000000000`],
  });
  known.set(key, { until: now.getTime() + FRESH_MS, demand: rows });
  return rows;
}
