import { pool } from "@/db/client";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { counts } from "../queries";
import type { ReportPlace, ReportSpan } from "./reports";

/** How well a kitchen kept its word over some orders. */
export interface ServiceFigures {
  orders: number;
  /** Minutes from accepting to ready, on average; null when nothing was cooked. */
  prepMinutes: number | null;
  /** Orders whose fate is known: handed over, or late and still not. */
  decided: number;
  /** Of those, how many came when they were promised. */
  kept: number;
}

// A delivery has kept its promise at the door, anything else at the counter.
const judged = `
  select o.placed_at, extract(epoch from s.ready_at - s.begun_at) / 60 as prep,
         e.ended_at is not null or o.promised_at < $2::timestamptz as is_decided,
         coalesce(e.ended_at <= o.promised_at, false) as is_kept
    from orders o
    cross join lateral (
      select min(h.at) filter (where h.status in ('ACCEPTED', 'IN_PROGRESS')) as begun_at,
             min(h.at) filter (where h.status = 'READY') as ready_at,
             min(h.at) filter (where h.status = 'COMPLETED') as done_at
        from jsonb_to_recordset(o.history) as h(status text, at timestamptz)) s
    cross join lateral (
      select case when o.order_type = 'delivery' then s.done_at else s.ready_at end as ended_at) e
   where o.restaurant_id = $1 and ${counts}`;
const figures = `
  count(j.placed_at) as orders, round(avg(j.prep), 1)::float8 as "prepMinutes",
  count(*) filter (where j.is_decided) as decided,
  count(*) filter (where j.is_decided and j.is_kept) as kept`;

/** The service of orders placed in a stretch of time, as it stands at `now`. */
export async function getServiceFigures(
  { restaurantId }: RestaurantScope,
  { from, to }: { from: Date; to: Date },
  now: Date,
): Promise<ServiceFigures> {
  const { rows } = await pool.query<ServiceFigures>(
    `select ${figures} from (${judged} and o.placed_at >= $3 and o.placed_at < $4) j`,
    [restaurantId, now, from, to],
  );
  return rows[0] ?? { orders: 0, prepMinutes: null, decided: 0, kept: 0 };
}

export interface ServiceRow extends ServiceFigures {
  /** The local date. */
  start: string;
}

/** The service of each local date of a span. */
export async function listService(
  { restaurantId }: RestaurantScope,
  { from, to }: ReportSpan,
  { timezone }: ReportPlace,
  now: Date,
): Promise<ServiceRow[]> {
  const { rows } = await pool.query<ServiceRow>(
    `select to_char(d, 'YYYY-MM-DD') as start, ${figures}
       from generate_series($3::date::timestamp, $4::date::timestamp, '1 day') d
       left join (${judged}
              and o.placed_at >= ($3::date)::timestamp at time zone $5
              and o.placed_at < ($4::date + 1)::timestamp at time zone $5) j
         on date_trunc('day', j.placed_at at time zone $5) = d
      group by d order by d`,
    [restaurantId, now, from, to, timezone],
  );
  return rows;
}
