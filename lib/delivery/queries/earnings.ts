import { pool } from "@/db/client";
import { requireRole } from "@/lib/auth/policy";
import { localTime } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { type PageQuery, readMomentCursor } from "@/lib/platform/http/page";

/** What a rider did and earned in a stretch of time. Minor units. */
export interface Earned {
  deliveries: number;
  payMinor: number;
  tipMinor: number;
}

export interface Earnings {
  currency: string;
  /** The local date in the zone they ride in. */
  date: string;
  today: Earned;
  /** The last seven local dates, oldest first. */
  days: (Earned & { date: string })[];
  /** The last weeks, from Monday on, the current one first. */
  weeks: (Earned & { from: string })[];
}

const WEEKS = 8;
const DAYS = 7;
const none: Earned = { deliveries: 0, payMinor: 0, tipMinor: 0 };
const plus = (a: Earned, b: Earned): Earned => ({
  deliveries: a.deliveries + b.deliveries,
  payMinor: a.payMinor + b.payMinor,
  tipMinor: a.tipMinor + b.tipMinor,
});

function dateBefore(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() - days);
  return moved.toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
const mondayOf = (date: string): string =>
  dateBefore(date, (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7);

/** Where and in what money a rider rode last; before the first ride, nowhere in particular. */
async function homeOf(riderId: string): Promise<{ timezone: string; currency: string }> {
  const { rows } = await pool.query<{ timezone: string; currency: string }>(
    `select r.timezone, d.currency from deliveries d join restaurants r on r.id = d.restaurant_id
      where d.rider_id = $1 order by d.assigned_at desc nulls last limit 1`,
    [riderId],
  );
  if (rows[0]) return rows[0];
  // The nearest kitchen says in what money people here are paid.
  const near = await pool.query<{ timezone: string; currency: string }>(
    `select r.timezone, r.currency from riders w, restaurants r
      where w.user_id = $1 and w.lat is not null order by r.location <-> point(w.lng, w.lat) limit 1`,
    [riderId],
  );
  return near.rows[0] ?? { timezone: "UTC", currency: "USD" };
}

/** What the caller earned today and by week, by the calendar of the place they ride in. */
export async function getEarnings(ctx: Ctx): Promise<Earnings> {
  const { userId } = requireRole(ctx.actor, "rider");
  const { timezone, currency } = await homeOf(userId);
  const date = localTime(ctx.now, timezone).date;
  const since = dateBefore(mondayOf(date), (WEEKS - 1) * 7);
  const { rows } = await pool.query<Earned & { date: string }>(
    `select to_char(delivered_at at time zone $2, 'YYYY-MM-DD') as date, count(*)::int as deliveries,
            sum(pay_minor)::float8 as "payMinor", sum(tip_minor)::float8 as "tipMinor"
       from deliveries
      where rider_id = $1 and status = 'DELIVERED' and currency = $3
        and delivered_at >= $4::date::timestamp at time zone $2
      group by 1`,
    [userId, timezone, currency, since],
  );
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const on = (day: string): Earned => byDate.get(day) ?? none;
  return {
    currency,
    date,
    today: on(date),
    days: Array.from({ length: DAYS }, (_, back) => dateBefore(date, DAYS - 1 - back)).map(
      (day) => ({ ...none, ...on(day), date: day }),
    ),
    weeks: Array.from({ length: WEEKS }, (_, back) => {
      const from = dateBefore(mondayOf(date), back * 7);
      const within = rows.filter((row) => mondayOf(row.date) === from);
      return { ...within.reduce<Earned>(plus, none), from };
    }),
  };
}

export interface Shift extends Earned {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  currency: string | null;
}

/** The caller's shifts with what was earned in them, latest first, one more than `limit`. */
export async function listShifts(ctx: Ctx, { limit, cursor }: PageQuery): Promise<Shift[]> {
  const { userId } = requireRole(ctx.actor, "rider");
  const after = readMomentCursor(cursor);
  const { rows } = await pool.query<Shift>(
    `select s.id, s.started_at as "startedAt", s.ended_at as "endedAt", count(d.id)::int as deliveries,
            coalesce(sum(d.pay_minor), 0)::float8 as "payMinor", coalesce(sum(d.tip_minor), 0)::float8 as "tipMinor",
            min(d.currency) as currency
       from rider_shifts s
       left join deliveries d on d.rider_id = s.rider_id and d.status = 'DELIVERED'
            and d.delivered_at >= s.started_at and d.delivered_at < coalesce(s.ended_at, 'infinity')
      where s.rider_id = $1 and ($3::timestamptz is null or (s.started_at, s.id) < ($3, $4::uuid))
      group by s.id order by s.started_at desc, s.id desc limit $2`,
    [userId, limit + 1, after?.at, after?.id],
  );
  return rows;
}
