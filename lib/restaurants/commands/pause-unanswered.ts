import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { restaurants } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";

const PAUSE_MINUTES = 30;

/**
 * Pauses a restaurant in which nobody has answered anything since an order began to wait, where its
 * owner lets that happen: its guests order elsewhere meanwhile. @returns whether it was paused now
 */
export async function pauseUnanswered(
  restaurantId: string,
  since: Date,
  now: Date,
): Promise<boolean> {
  const until = minutesAfter(now, PAUSE_MINUTES);
  const paused = await db.transaction(async (tx) => {
    const [row] = await tx
      .update(restaurants)
      .set({ pausedUntil: until, version: sql`${restaurants.version} + 1` })
      .where(
        and(
          eq(restaurants.id, restaurantId),
          eq(restaurants.pausesUnanswered, true),
          eq(restaurants.autoAccept, false),
          or(isNull(restaurants.pausedUntil), lte(restaurants.pausedUntil, now)),
          nobodyAnsweredSince(since),
        ),
      )
      .returning({ version: restaurants.version });
    if (!row) return false;
    await appendEvent(tx, "restaurant.updated", {
      key: restaurantId,
      restaurantId,
      at: now,
      data: {
        restaurant_id: restaurantId,
        version: row.version,
        paused_unanswered: { until: until.toISOString() },
      },
    });
    return true;
  });
  if (paused) announce();
  return paused;
}

/** One order that was overlooked says nothing while others are taken care of. */
const nobodyAnsweredSince = (since: Date) => sql`not exists (
  select from orders o
   where o.restaurant_id = ${restaurants.id}
     and o.placed_at > ${since.toISOString()}::timestamptz - interval '1 day'
     and o.updated_at > ${since.toISOString()}::timestamptz
     and o.status not in ('PENDING_PAYMENT', 'PLACED', 'CANCELLED')
     and o.history -> -1 ->> 'by' is distinct from 'auto')`;
