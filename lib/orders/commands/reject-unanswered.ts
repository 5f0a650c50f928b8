import { and, eq, inArray } from "drizzle-orm";
import { db, pool } from "@/db/client";
import { orders } from "@/db/schema";
import { pauseUnanswered } from "@/lib/restaurants/commands/pause-unanswered";
import { answerAlone } from "./answer-alone";

const AT_A_TIME = 200;

/**
 * Rejects orders that waited longer than their restaurant lets them; everything paid goes back. Where
 * nobody answers at all, no more come in for a while.
 */
export async function rejectUnanswered(now: Date): Promise<void> {
  const { rows } = await pool.query<{ order_id: string }>(
    `select t.order_id from restaurants r
       join tickets t on t.restaurant_id = r.id and t.closed_at is null and t.status = 'NEW'
            and t.placed_at < $1::timestamptz - make_interval(mins => r.answer_minutes)
      where r.rejects_unanswered order by t.placed_at limit ${AT_A_TIME}`,
    [now],
  );
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.order_id);
  const waiting = await db
    .select()
    .from(orders)
    .where(and(inArray(orders.id, ids), eq(orders.status, "PLACED")));
  for (const order of waiting)
    await answerAlone(order, "REJECTED", now, "the restaurant did not answer in time");
  const silentSince = new Map(waiting.map((order) => [order.restaurantId, order.placedAt]));
  for (const [restaurantId, since] of silentSince) await pauseUnanswered(restaurantId, since, now);
}
