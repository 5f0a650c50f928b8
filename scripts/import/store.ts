import type { Pool } from "pg";
import { newId } from "@/lib/platform/ids";
import type { ImportedRestaurant } from "./read-csv";

const BATCH = 500;

export interface Sums {
  created: number;
  updated: number;
  unchanged: number;
}

// Only rows that differ are touched, so that a second import changes nothing; each change has its fact.
const storeSql = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as g(id uuid, source_ref text, slug text, name text,
    address text, neighbourhood text, lat float8, lng float8, cuisines text[], currency text,
    timezone text, price_level smallint, rating float8, rating_count int)
), changed as (
  insert into restaurants as r (id, source_ref, slug, name, address, neighbourhood, lat, lng,
    cuisines, currency, timezone, price_level, rating, rating_count)
  select id, source_ref, slug, name, address, neighbourhood, lat, lng,
    cuisines, currency, timezone, price_level, rating, rating_count from given
  on conflict (source_ref) do update set name = excluded.name, address = excluded.address,
    neighbourhood = excluded.neighbourhood, lat = excluded.lat, lng = excluded.lng,
    cuisines = excluded.cuisines, timezone = excluded.timezone, price_level = excluded.price_level,
    rating = excluded.rating, rating_count = excluded.rating_count, version = r.version + 1
  where (r.name, r.address, r.neighbourhood, r.lat, r.lng, r.cuisines, r.timezone, r.price_level,
         r.rating, r.rating_count)
    is distinct from (excluded.name, excluded.address, excluded.neighbourhood, excluded.lat,
         excluded.lng, excluded.cuisines, excluded.timezone, excluded.price_level,
         excluded.rating, excluded.rating_count)
  returning id, version, xmax = 0 as is_new
), facts as (
  insert into events (topic, type, key, restaurant_id, payload)
  select 'menu.events', case when is_new then 'restaurant.created' else 'restaurant.updated' end,
         id::text, id, case when is_new then jsonb_build_object('restaurant_id', id)
           else jsonb_build_object('restaurant_id', id, 'version', version) end
    from changed
)
select count(*) filter (where is_new)::int as created,
       count(*) filter (where not is_new)::int as updated from changed`;

/** Stores restaurants, known by where they came from. `onProgress` hears how many are done. */
export async function storeRestaurants(
  pool: Pool,
  restaurants: readonly ImportedRestaurant[],
  onProgress: (done: number) => void,
): Promise<Sums> {
  const sums = { created: 0, updated: 0, unchanged: 0 };
  for (let from = 0; from < restaurants.length; from += BATCH) {
    const batch = restaurants.slice(from, from + BATCH).map((row) => ({ id: newId(), ...row }));
    const { rows } = await pool.query<{ created: number; updated: number }>(storeSql, [
      JSON.stringify(batch),
    ]);
    const { created, updated } = rows[0] ?? { created: 0, updated: 0 };
    sums.created += created;
    sums.updated += updated;
    sums.unchanged += batch.length - created - updated;
    onProgress(from + batch.length);
  }
  return sums;
}
