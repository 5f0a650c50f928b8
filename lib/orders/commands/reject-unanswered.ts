import { and, eq, inArray } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { orders } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import { pauseUnanswered } from "@/lib/restaurants/commands/pause-unanswered";
import { isOpenAt } from "@/lib/restaurants/rules";
import type { RestaurantProfile } from "@/lib/restaurants/types";
import { ANSWERED_BEFORE_MINUTES } from "../rules";
import { answerAlone } from "./answer-alone";

const AT_A_TIME = 200;

interface Waiting {
  order_id: string;
  answer_minutes: number;
  timezone: string;
  opening_hours: RestaurantProfile["openingHours"];
  holidays: RestaurantProfile["holidays"];
}

/** Whether somebody was there to answer: a kitchen that has just opened has its minutes, too. */
function couldAnswer(waiting: Waiting, now: Date): boolean {
  const { timezone, opening_hours: openingHours, holidays } = waiting;
  const hours = { timezone, openingHours, holidays, pausedUntil: null };
  return isOpenAt(hours, now) && isOpenAt(hours, minutesAfter(now, -waiting.answer_minutes));
}

/**
 * Rejects orders that waited longer than their restaurant lets them; everything paid goes back. Where
 * nobody answers at all, no more come in for a while.
 */
export async function rejectUnanswered(now: Date): Promise<void> {
  const { rows } = await pool.query<Waiting>(
    `select t.order_id, r.answer_minutes, r.timezone, r.opening_hours, r.holidays from restaurants r
       join tickets t on t.restaurant_id = r.id and t.closed_at is null and t.status = 'NEW'
            and t.placed_at < $1::timestamptz - make_interval(mins => r.answer_minutes)
       join orders o on o.id = t.order_id
            and (o.scheduled_for is null
                 or o.scheduled_for < $1::timestamptz
                    + make_interval(mins => ${ANSWERED_BEFORE_MINUTES} - r.answer_minutes))
      where r.rejects_unanswered order by t.placed_at limit ${AT_A_TIME}`,
    [now],
  );
  const ids = rows.filter((row) => couldAnswer(row, now)).map((row) => row.order_id);
  if (ids.length === 0) return;
  const waiting = await db
    .select()
    .from(orders)
    .where(and(inArray(orders.id, ids), eq(orders.status, "PLACED")));
  for (const order of waiting)
    await answerAlone(order, "REJECTED", now, "the restaurant did not answer in time");
  const silentSince = new Map(waiting.map((order) => [order.restaurantId, order.placedAt]));
  for (const [restaurantId, since] of silentSince) await pauseUnanswered(restaurantId, since, now);
}
