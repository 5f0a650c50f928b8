import { pool } from "@/db/client";
import type { RestaurantScope } from "@/lib/platform/ctx";
import type { ReportPlace, ReportSpan } from "./reports";

/** What was promised at the door against what came, over some deliveries; minutes in the middle. */
export interface DeliveryTimes {
  deliveries: number;
  /** From placing to the promise, and to the door; null where all were wished for a time of their own. */
  promisedMinutes: number | null;
  actualMinutes: number | null;
  onTime: number;
  /** After the promise; below 0: before it. */
  slipMinutes: number | null;
}

export interface DeliveryTimesRow extends DeliveryTimes {
  /** The local date of placing; null: all days together. */
  start: string | null;
}

const middleOf = (column: string) =>
  `round((percentile_cont(0.5) within group (order by c.${column}))::numeric, 1)::float8`;

/**
 * How riders' deliveries kept their promises, by local date of placing, and all days together. Only
 * what reached its door counts: an order that was called off or that the restaurant brought itself
 * has no delivery that did, one that changed hands has one.
 */
export async function listDeliveryTimes(
  { restaurantId }: RestaurantScope,
  { from, to }: ReportSpan,
  { timezone }: ReportPlace,
): Promise<{ days: DeliveryTimesRow[]; total: DeliveryTimes }> {
  const { rows } = await pool.query<DeliveryTimesRow>(
    `with came as (
       select date_trunc('day', d.placed_at at time zone $4) as day,
              case when o.scheduled_for is null
                   then extract(epoch from d.promised_at - d.placed_at) / 60 end as promised,
              case when o.scheduled_for is null
                   then extract(epoch from d.delivered_at - d.placed_at) / 60 end as actual,
              extract(epoch from d.delivered_at - d.promised_at) / 60 as slip
         from deliveries d join orders o on o.id = d.order_id
        where d.restaurant_id = $1 and d.status = 'DELIVERED'
          and d.placed_at >= ($2::date)::timestamp at time zone $4
          and d.placed_at < ($3::date + 1)::timestamp at time zone $4
          -- Nothing is delivered before it is placed; this one has an index.
          and d.created_at >= ($2::date)::timestamp at time zone $4
     )
     select to_char(g, 'YYYY-MM-DD') as start, count(c.slip)::int as deliveries,
            ${middleOf("promised")} as "promisedMinutes", ${middleOf("actual")} as "actualMinutes",
            (count(*) filter (where c.slip <= 0))::int as "onTime", ${middleOf("slip")} as "slipMinutes"
       from generate_series($2::date::timestamp, $3::date::timestamp, '1 day') g
       left join came c on c.day = g
      group by grouping sets ((g), ()) order by g nulls last`,
    [restaurantId, from, to, timezone],
  );
  const none = { promisedMinutes: null, actualMinutes: null, slipMinutes: null };
  const total = rows.find(({ start }) => start === null);
  return {
    days: rows.filter(({ start }) => start !== null),
    total: total ?? { deliveries: 0, onTime: 0, ...none },
  };
}
