import { and, eq, inArray } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { orders } from "@/db/schema";
import { minutesAfter } from "@/lib/platform/clock";
import { pauseUnanswered } from "@/lib/restaurants/commands/pause-unanswered";
import { isOpenAt } from "@/lib/restaurants/rules";
import type { RestaurantProfile } from "@/lib/restaurants/types";
import { ANSWERED_BEFORE_MINUTES, answerBy } from "../rules";
import { answerAlone } from "./answer-alone";

const AT_A_TIME = 200;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

interface Waiting {
  order_id: string;
  scheduled_for: Date | null;
  answer_minutes: number;
  timezone: string;
  opening_hours: RestaurantProfile["openingHours"];
  holidays: RestaurantProfile["holidays"];
}

/**
 * Whether the restaurant has had its minutes. What is wished for later may have come while nobody was
 * there: a kitchen that has just opened has them, too, unless the wish has passed by as many.
 */
function isOver(waiting: Waiting, now: Date): boolean {
  const { timezone, opening_hours: openingHours, holidays, answer_minutes: given } = waiting;
  if (!waiting.scheduled_for || minutesAfter(waiting.scheduled_for, given) < now) return true;
  const hours = { timezone, openingHours, holidays, pausedUntil: null };
  return isOpenAt(hours, now) && isOpenAt(hours, minutesAfter(now, -given));
}

/**
 * Rejects orders that waited longer than their restaurant lets them; everything paid goes back. Where
 * nobody answers at all, no more come in for a while.
 */
export async function rejectUnanswered(now: Date): Promise<void> {
  let page = await readWaiting(BEFORE_ALL, now);
  while (page.length > 0) {
    const ids = page.filter((row) => isOver(row, now)).map((row) => row.order_id);
    if (ids.length > 0) await reject(ids, now);
    page = await readWaiting(page.at(-1)?.order_id ?? BEFORE_ALL, now);
  }
}

async function readWaiting(afterId: string, now: Date): Promise<Waiting[]> {
  const { rows } = await pool.query<Waiting>(
    `select t.order_id, o.scheduled_for, r.answer_minutes, r.timezone, r.opening_hours, r.holidays
       from restaurants r
       join tickets t on t.restaurant_id = r.id and t.closed_at is null and t.status = 'NEW'
            and t.placed_at < $1::timestamptz - make_interval(mins => r.answer_minutes)
       join orders o on o.id = t.order_id
            and (o.scheduled_for is null
                 or o.scheduled_for < $1::timestamptz
                    + make_interval(mins => ${ANSWERED_BEFORE_MINUTES} - r.answer_minutes))
      where r.rejects_unanswered and t.order_id > $2
      order by t.order_id limit ${AT_A_TIME}`,
    [now, afterId],
  );
  return rows;
}

async function reject(ids: readonly string[], now: Date): Promise<void> {
  const waiting = await db
    .select()
    .from(orders)
    .where(and(inArray(orders.id, [...ids]), eq(orders.status, "PLACED")));
  const lastAsked = new Map<string, number>();
  for (const order of waiting) {
    await answerAlone(order, "REJECTED", now, "the restaurant did not answer in time");
    const { restaurantId } = order;
    const asked = answerBy(order, 0).getTime();
    lastAsked.set(restaurantId, Math.max(asked, lastAsked.get(restaurantId) ?? asked));
  }
  for (const [restaurantId, since] of lastAsked)
    await pauseUnanswered(restaurantId, new Date(since), now);
}
