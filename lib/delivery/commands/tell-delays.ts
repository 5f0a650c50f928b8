import { pool } from "@/db/client";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";
import { arrivalNow, listUnderWay } from "../queries/under-way";

/** A slip is told when it is this much more than what was told before. */
const WORTH_MINUTES = 10;

/** Tells of deliveries that will come later than promised, once, and again when they slip further. */
export async function tellDelays(now: Date): Promise<void> {
  const slipped = (await listUnderWay()).flatMap(({ delivery, position, doors }) => {
    const arrival = arrivalNow(delivery, position, doors, now);
    if (!arrival?.reason) return [];
    const told = delivery.delayedTo && minutesAfter(delivery.delayedTo, WORTH_MINUTES);
    return told && arrival.to <= told
      ? []
      : [{ id: delivery.id, expected_at: arrival.to, reason: arrival.reason }];
  });
  if (slipped.length === 0) return;
  await pool.query(
    `with sent as (
        select * from jsonb_to_recordset($1::jsonb) as s(id uuid, expected_at timestamptz, reason text)
      ), late as (
        update deliveries d set delayed_to = s.expected_at from sent s
         where d.id = s.id and d.status not in ('DELIVERED', 'FAILED')
        returning d.*, s.reason
      )
      insert into events (topic, type, key, restaurant_id, payload, occurred_at)
      select 'delivery.events', 'delivery.delayed', order_id::text, restaurant_id,
             jsonb_build_object('delivery_id', id, 'order_id', order_id, 'restaurant_id', restaurant_id,
               'status', status, 'promised_at', promised_at, 'expected_at', delayed_to, 'reason', reason), $2
        from late`,
    [JSON.stringify(slipped), now],
  );
  announce();
}
