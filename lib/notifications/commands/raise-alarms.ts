import { sql } from "drizzle-orm";
import { type Db, db, pool } from "@/db/client";
import { pauseUnanswered } from "@/lib/restaurants/commands/pause-unanswered";
import { isOpenAt } from "@/lib/restaurants/rules";
import type { RestaurantProfile } from "@/lib/restaurants/types";
import { alarmFor } from "../rules/telling";
import { writeNotices } from "./write-notices";

interface Waiting {
  restaurant_id: string;
  order_id: string;
  since: Date;
  timezone: string;
  opening_hours: RestaurantProfile["openingHours"];
  holidays: RestaurantProfile["holidays"];
}

interface Alarm {
  restaurantId: string;
  orderId: string;
  since: Date;
  level: number;
  kind: string | undefined;
}

/** The order that waits longest in each restaurant; one that is wished for later can wait. */
async function listWaiting(now: Date): Promise<Waiting[]> {
  const { rows } = await pool.query<Waiting>(
    `select r.id as restaurant_id, w.order_id, w.since, r.timezone, r.opening_hours, r.holidays
       from restaurants r
       cross join lateral (
         select o.id as order_id, o.updated_at as since
           from tickets t join orders o on o.id = t.order_id
          where t.restaurant_id = r.id and t.closed_at is null and t.status = 'NEW'
            and t.placed_at between $1::timestamptz - interval '3 hours'
                                and $1::timestamptz - interval '1 minute'
            and o.status = 'PLACED' and o.updated_at <= $1::timestamptz - interval '1 minute'
            and (o.scheduled_for is null or o.scheduled_for < $1::timestamptz + interval '1 hour')
          order by t.placed_at limit 1) w
      where not r.auto_accept and r.banned_at is null`,
    [now],
  );
  return rows;
}

const alarmOf = (waiting: Waiting, now: Date): Alarm[] => {
  const { timezone, opening_hours: openingHours, holidays } = waiting;
  const due = alarmFor(waiting.since, now);
  // While the kitchen is closed nobody is there to answer; a pause does not end what waits.
  if (!due || !isOpenAt({ timezone, openingHours, holidays, pausedUntil: null }, now)) return [];
  const { level, kind } = due;
  const { restaurant_id: restaurantId, order_id: orderId, since } = waiting;
  return [{ restaurantId, orderId, since, level, kind }];
};

/** Keeps how loud each restaurant was called. @returns restaurants that are called louder than before */
async function raise(tx: Db, alarms: readonly Alarm[], now: Date): Promise<Set<string>> {
  const rows = alarms.map((alarm) => ({
    restaurant_id: alarm.restaurantId,
    order_id: alarm.orderId,
    level: alarm.level,
  }));
  const { rows: raised } = await tx.execute<{ restaurant_id: string }>(sql`
    insert into restaurant_alarms (restaurant_id, order_id, level, raised_at)
    select restaurant_id, order_id, level, ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as a(restaurant_id uuid, order_id uuid, level smallint)
    on conflict (restaurant_id) do update
       set order_id = excluded.order_id, level = excluded.level, raised_at = excluded.raised_at
     where restaurant_alarms.level < excluded.level
        -- Many orders wait: that is said once in a while, not of each.
        or restaurant_alarms.order_id <> excluded.order_id
           and restaurant_alarms.raised_at < excluded.raised_at - interval '10 minutes'
        or restaurant_alarms.raised_at < excluded.raised_at - interval '1 hour'
    returning restaurant_id`);
  return new Set(raised.map((row) => row.restaurant_id));
}

/**
 * Calls restaurants in which an order waits too long: it is heard after a minute, texted after three,
 * and after six no more orders come in, where the owner lets that happen.
 */
export async function raiseAlarms(now: Date): Promise<void> {
  const alarms = (await listWaiting(now)).flatMap((waiting) => alarmOf(waiting, now));
  if (alarms.length === 0) return;
  const raised = await db.transaction(async (tx) => {
    const louder = await raise(tx, alarms, now);
    const heard = alarms.filter(({ restaurantId }) => louder.has(restaurantId));
    const told = heard.flatMap(({ kind, orderId, restaurantId, since }) => {
      const minutes = Math.floor((now.getTime() - since.getTime()) / 60_000);
      return kind
        ? [{ kind, aboutId: orderId, orderId, restaurantId, at: now, facts: { minutes } }]
        : [];
    });
    await writeNotices(tx, told, now);
    return heard;
  });
  for (const { restaurantId, since, kind } of raised)
    if (!kind) await pauseUnanswered(restaurantId, since, now);
}
