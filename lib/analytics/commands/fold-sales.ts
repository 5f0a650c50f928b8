import type { PoolClient } from "pg";
import { pool } from "@/db/client";
import { counts, newestName, wasPlaced } from "../queries";
import { brought, refunded } from "../queries/reports";

/** An hour or day is closed this long after its end, when nothing placed in it can still commit. */
const CLOSED_AFTER = "10 minutes";
const CLOSED_AFTER_MS = 600_000;
/** Restaurants that are folded in one transaction: whoever changes an old order of theirs waits for it. */
const AT_ONCE = 200;

// Sums are kept by the restaurant's own hours and days, as moments at which its clock shows a full hour
// or midnight: zones differ by quarters of an hour, and a day is not always 24 hours long.
interface Grain {
  unit: "hour" | "day";
  until: "hours_until" | "days_until";
  /** Shorter than any of its hours or days, so that this long after one begins no other does. */
  less: string;
  remove: string;
  insert: string;
}

// Restaurants ($1) with the moment to sum up from ($2) and the one to end before ($3).
const spans = `
  (select s.*, f.timezone from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as s(restaurant_id, begins, ends)
     join sales_folded f using (restaurant_id)) s`;
/** What may fall into a span; `longest` is at least as long as any hour or day. */
const near = (column: string, longest: string) =>
  `${column} >= s.begins and ${column} < s.ends + interval '${longest}'`;

const hours: Grain = {
  unit: "hour",
  until: "hours_until",
  less: "30 minutes",
  remove: `delete from sales_hourly h using ${spans}
    where h.restaurant_id = s.restaurant_id and h.hour >= s.begins and h.hour < s.ends`,
  insert: `
    insert into sales_hourly (restaurant_id, hour, order_type, orders, gross_minor, refunds_minor)
    select restaurant_id, hour, order_type, count(*), sum(gross), sum(refunds) from (
      select o.restaurant_id, date_trunc('hour', o.placed_at, s.timezone) as hour, o.order_type,
             ${brought} as gross, ${refunded} as refunds, s.begins, s.ends
        from ${spans} join orders o on o.restaurant_id = s.restaurant_id
         and ${near("o.placed_at", "2 hours")} and ${wasPlaced}
      union all
      select e.restaurant_id, date_trunc('hour', e.sold_at, s.timezone), 'external', e.amount_minor, 0, s.begins, s.ends
        from ${spans} join external_orders e on e.restaurant_id = s.restaurant_id
         and ${near("e.sold_at", "2 hours")}) sold
     where hour >= begins and hour < ends group by 1, 2, 3`,
};
const days: Grain = {
  unit: "day",
  until: "days_until",
  less: "12 hours",
  remove: `delete from dish_sales_daily d using ${spans}
    where d.restaurant_id = s.restaurant_id and d.day >= (s.begins at time zone s.timezone)::date
      and d.day <= ((s.ends - interval '1 second') at time zone s.timezone)::date`,
  insert: `
    insert into dish_sales_daily (restaurant_id, day, dish_id, name, quantity, amount_minor, last_sold_at)
    select restaurant_id, (day at time zone timezone)::date, dish_id, ${newestName},
           sum(quantity), sum(amount), max(at)
      from (
        select o.restaurant_id, date_trunc('day', o.placed_at, s.timezone) as day, i.food_id::text as dish_id,
               i.name, i.quantity, i.line_minor as amount, o.placed_at as at, s.timezone, s.ends
          from ${spans} join orders o on o.restaurant_id = s.restaurant_id
           and ${near("o.placed_at", "26 hours")} and ${counts}
          join order_items i on i.order_id = o.id
        union all
        select e.restaurant_id, date_trunc('day', e.sold_at, s.timezone), d->>0, d->>3, (d->>1)::integer,
               (d->>2)::bigint, e.sold_at, s.timezone, s.ends
          from ${spans} join external_orders e on e.restaurant_id = s.restaurant_id
           and ${near("e.sold_at", "26 hours")}, json_array_elements(e.dishes) d) sold
     where day < ends group by 1, 2, 3`,
};

/**
 * Folds the hours and days that have closed since the last time into `sales_hourly` and
 * `dish_sales_daily`, for every restaurant; all of them anew when its zone has changed.
 */
export async function foldSales(now: Date): Promise<void> {
  const { rows } = await pool.query<{ id: string }>("select id from restaurants order by id");
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const chunk = ids.slice(at, at + AT_ONCE);
    await inTransaction(async (client) => {
      await client.query(
        `insert into sales_folded (restaurant_id, timezone, hours_until, days_until)
         select id, timezone, '-infinity', '-infinity' from restaurants where id = any($1::uuid[])
         on conflict (restaurant_id) do update
            set timezone = excluded.timezone, hours_until = '-infinity', days_until = '-infinity'
          where sales_folded.timezone <> excluded.timezone`,
        [chunk],
      );
      for (const grain of [hours, days])
        await sumUp(client, grain, await close(client, grain, chunk, now));
    });
  }
}

export interface Sale {
  restaurantId: string;
  at: Date;
}

/**
 * Sums up anew the closed hours and days that changed orders were placed in. Safe to repeat: sums are
 * made from the orders as they are.
 */
export async function refoldSales(sales: readonly Sale[], now: Date): Promise<void> {
  const old = sales.filter(({ at }) => now.getTime() - at.getTime() > CLOSED_AFTER_MS);
  if (old.length === 0) return;
  await inTransaction(async (client) => {
    for (const grain of [hours, days]) await sumUp(client, grain, await reopen(client, grain, old));
  });
}

interface Stretch {
  restaurant_id: string;
  begins: string;
  ends: string;
}

/** Moves what counts as closed up to `now`; answers what has become so. */
async function close(
  client: PoolClient,
  { unit, until }: Grain,
  ids: readonly string[],
  now: Date,
): Promise<Stretch[]> {
  const { rows } = await client.query<Stretch>(
    `with held as (
       select restaurant_id, ${until} as begins,
              date_trunc('${unit}', $2::timestamptz - interval '${CLOSED_AFTER}', timezone) as ends
         from sales_folded where restaurant_id = any($1::uuid[]) order by restaurant_id for update
     )
     update sales_folded f set ${until} = held.ends from held
      where f.restaurant_id = held.restaurant_id and held.begins < held.ends
     returning f.restaurant_id, held.begins::text, held.ends::text`,
    [ids, now],
  );
  return rows;
}

/** The closed hours or days that sales fall into; nobody closes more of them before the commit. */
async function reopen(
  client: PoolClient,
  { unit, until, less }: Grain,
  sales: readonly Sale[],
): Promise<Stretch[]> {
  const { rows } = await client.query<Stretch>(
    `with held as (
       select * from sales_folded where restaurant_id = any($1::uuid[]) order by restaurant_id for share
     ), touched as (
       select distinct s.restaurant_id, date_trunc('${unit}', s.at, held.timezone) as begins
         from unnest($1::uuid[], $2::timestamptz[]) as s(restaurant_id, at) join held using (restaurant_id)
        where s.at < held.${until}
     )
     select restaurant_id, begins::text, (begins + interval '${less}')::text as ends from touched`,
    [sales.map(({ restaurantId }) => restaurantId), sales.map(({ at }) => at)],
  );
  return rows;
}

async function sumUp(
  client: PoolClient,
  { remove, insert }: Grain,
  stretches: readonly Stretch[],
): Promise<void> {
  if (stretches.length === 0) return;
  const values = [
    stretches.map((stretch) => stretch.restaurant_id),
    stretches.map((stretch) => stretch.begins),
    stretches.map((stretch) => stretch.ends),
  ];
  await client.query(remove, values);
  await client.query(insert, values);
}

async function inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}
