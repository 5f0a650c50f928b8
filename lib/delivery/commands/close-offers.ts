import { pool } from "@/db/client";

/** The fact and the riders' screens of offers that a statement has closed, as parts of that statement. */
export const tellClosed = `
  told as (
    insert into events (topic, type, key, restaurant_id, payload, occurred_at)
    select 'delivery.events', 'delivery.offer_closed', c.order_id::text, c.restaurant_id,
           jsonb_strip_nulls(jsonb_build_object('delivery_id', c.delivery_id, 'order_id', c.order_id,
             'restaurant_id', c.restaurant_id, 'status', 'UNASSIGNED', 'offer_id', c.id,
             'rider_id', c.rider_id, 'outcome', c.status, 'reason', c.reason)), c.answered_at
      from closed c order by c.id
  ), screens as (
    update riders set version = version + 1
     where user_id in (select rider_id from closed)
  )`;

/** Ends the offers that nobody answered in time. @returns how many */
export async function expireOffers(now: Date): Promise<number> {
  const { rowCount } = await pool.query({
    name: "offers-expire",
    text: `with closed as (
        update delivery_offers set status = 'EXPIRED', answered_at = $1
         where status = 'OFFERED' and expires_at <= $1 returning *
      ), ${tellClosed} select from closed`,
    values: [now],
  });
  return rowCount ?? 0;
}
