import { pool } from "@/db/client";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { counts, newestName, wasPlaced } from "../queries";
import type { DishTotals, ReportPeriod } from "../types";

/** A span of local dates in a restaurant's zone, both included. */
export interface ReportSpan {
  from: string;
  to: string;
}

export interface ReportPlace {
  currency: string;
  timezone: string;
  /** Until when closed hours and days are kept as sums; what is younger is added up from its rows. */
  hoursUntil: string;
  daysUntil: string;
}

export async function getReportPlace({ restaurantId }: RestaurantScope): Promise<ReportPlace> {
  const { rows } = await pool.query<ReportPlace>(
    `select r.currency, r.timezone, coalesce(f.hours_until, '-infinity')::text as "hoursUntil",
            coalesce(f.days_until, '-infinity')::text as "daysUntil"
       from restaurants r left join sales_folded f on f.restaurant_id = r.id and f.timezone = r.timezone
      where r.id = $1`,
    [restaurantId],
  );
  const [place] = rows;
  if (!place) throw new AppError("not_found");
  return place;
}

// $1: restaurant; $2, $3: first and last local date; $4: zone.
const onDates = (column: string) =>
  `${column} >= ($2::date)::timestamp at time zone $4 and ${column} < ($3::date + 1)::timestamp at time zone $4`;

// $7: until when hours are folded. A clock set back by half an hour makes two hours that overlap.
const notFolded = (column: string) => `${column} >= $7 and date_trunc('hour', ${column}, $4) >= $7`;

/** What order `o` brings: its total, or nothing where it ended before anybody paid. */
export const brought = `(case when o.status in ('CANCELLED', 'REJECTED')
  and exists (select from bills where order_id = o.id and status = 'VOID') then 0 else o.total_minor end)`;

/**
 * What was given back of what order `o` came to. Not what was paid too much (for a longer way, twice,
 * too late): that was never in its total, or is in it no more. Nor what a rule says of an order that
 * nobody had paid.
 */
export const refunded = `coalesce((select sum(amount_minor) from refunds where order_id = o.id
  and status not in ('FAILED', 'RECORDED') and (kind is null or kind not in ('address_change', 'late_capture'))), 0)`;

/** Dishes sold in a span of local dates, most sold first, ties by name. */
export async function listDishesSold(
  { restaurantId }: RestaurantScope,
  { from, to }: ReportSpan,
  { timezone, daysUntil }: ReportPlace,
  limit: number,
): Promise<DishTotals[]> {
  const { rows } = await pool.query<DishTotals>(
    `select dish_id as "dishId", ${newestName} as name, sum(quantity)::bigint as count,
            sum(amount_minor)::bigint as "amountMinor"
       from (
         select dish_id, name, quantity, amount_minor, last_sold_at as at from dish_sales_daily
          where restaurant_id = $1 and day between $2::date and $3::date
            and day < ($6::timestamptz at time zone $4)::date
         union all
         select i.food_id::text, i.name, i.quantity, i.line_minor, o.placed_at
           from orders o join order_items i on i.order_id = o.id
          where o.restaurant_id = $1 and ${onDates("o.placed_at")} and o.placed_at >= $6 and ${counts}
         union all
         select d->>0, d->>3, (d->>1)::integer, (d->>2)::bigint, e.sold_at
           from external_orders e, json_array_elements(e.dishes) d
          where e.restaurant_id = $1 and ${onDates("e.sold_at")} and e.sold_at >= $6
       ) s group by dish_id
      order by sum(quantity) desc, ${newestName} collate "C", dish_id collate "C" limit $5`,
    [restaurantId, from, to, timezone, limit, daysUntil],
  );
  return rows;
}

export interface RevenueRow {
  /** The local date a period begins at. */
  start: string;
  orders: number;
  grossMinor: number;
  refundsMinor: number;
}

/**
 * Revenue by period: every order placed in it with its total, and what was given back for these
 * orders; one that ended unpaid is counted and brings nothing. Sales told by other systems have no
 * order type and are left out when one is asked for.
 */
export async function listRevenue(
  { restaurantId }: RestaurantScope,
  {
    from,
    to,
    period,
    orderType,
  }: ReportSpan & { period: ReportPeriod; orderType?: string | undefined },
  { timezone, hoursUntil }: ReportPlace,
): Promise<RevenueRow[]> {
  const { rows } = await pool.query<RevenueRow>(
    `with sold as (
       select date_trunc($5, hour at time zone $4) as start, orders, gross_minor as gross, refunds_minor as refunds
         from sales_hourly where restaurant_id = $1 and ${onDates("hour")} and hour < $7
          and ($6::text is null or order_type = $6)
       union all
       select date_trunc($5, o.placed_at at time zone $4), 1, ${brought}, ${refunded}
         from orders o where o.restaurant_id = $1 and ${onDates("o.placed_at")} and ${notFolded("o.placed_at")}
          and ${wasPlaced} and ($6::text is null or o.order_type = $6)
       union all
       select date_trunc($5, sold_at at time zone $4), 1, amount_minor, 0
         from external_orders where restaurant_id = $1 and ${onDates("sold_at")} and ${notFolded("sold_at")}
          and $6::text is null
     )
     select to_char(p, 'YYYY-MM-DD') as start, coalesce(sum(s.orders), 0)::bigint as orders,
            coalesce(sum(s.gross), 0)::bigint as "grossMinor",
            coalesce(sum(s.refunds), 0)::bigint as "refundsMinor"
       from generate_series(date_trunc($5, ($2::date)::timestamp), ($3::date)::timestamp, ('1 ' || $5)::interval) p
       left join sold s on s.start = p group by p order by p`,
    [restaurantId, from, to, timezone, period, orderType ?? null, hoursUntil],
  );
  return rows;
}

export interface StatusRow {
  status: string;
  count: number;
  averageMinor: number;
}

/** Orders placed on local dates, by the state they are in; what was never paid for is none. */
export async function listOrdersByStatus(
  { restaurantId }: RestaurantScope,
  { from, to }: ReportSpan,
  { timezone }: ReportPlace,
): Promise<StatusRow[]> {
  const { rows } = await pool.query<StatusRow>(
    `select status, count(*) as count, round(avg(total_minor))::bigint as "averageMinor"
       from orders o where restaurant_id = $1 and ${onDates("placed_at")} and ${wasPlaced}
      group by status order by status`,
    [restaurantId, from, to, timezone],
  );
  return rows;
}
