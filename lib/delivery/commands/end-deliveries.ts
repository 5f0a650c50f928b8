import { pool } from "@/db/client";
import { endedReasons } from "../types";
import { tellClosed } from "./close-offers";

/**
 * Ends what nobody has picked up of orders that were called off or that the restaurant brings itself;
 * open offers for them are withdrawn. Doing it twice changes nothing.
 */
export async function endDeliveries(orderIds: readonly string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return;
  await pool.query({
    name: "deliveries-end",
    text: `with live as (
        select d.id, d.status as before,
               case when o.status in ('CANCELLED', 'REJECTED') then $3 else $4 end as why
          from deliveries d join orders o on o.id = d.order_id
         where d.order_id = any($1::uuid[]) and d.status in ('UNASSIGNED', 'ASSIGNED', 'ARRIVED_AT_RESTAURANT')
           and o.status in ('CANCELLED', 'REJECTED', 'OUT_FOR_DELIVERY', 'COMPLETED')
         order by d.id for update of d
      ), ended as (
        update deliveries d set status = 'FAILED', failed_at = $2, fail_reason = live.why, updated_at = $2
          from live where d.id = live.id returning d.*, live.before
      ), facts as (
        insert into events (topic, type, key, restaurant_id, payload, occurred_at)
        select 'delivery.events', 'delivery.status_updated', e.order_id::text, e.restaurant_id,
               jsonb_build_object('delivery_id', e.id, 'order_id', e.order_id, 'restaurant_id', e.restaurant_id,
                 'status', e.status, 'from', e.before, 'rider_id', e.rider_id, 'reason', e.fail_reason,
                 'currency', e.currency, 'pay_minor', e.pay_minor, 'tip_minor', e.tip_minor), $2
          from ended e order by e.id
      ), closed as (
        update delivery_offers f set status = 'WITHDRAWN', answered_at = $2, reason = e.fail_reason
          from ended e where f.delivery_id = e.id and f.status = 'OFFERED' returning f.*
      ), carriers as (
        update riders set version = version + 1
         where user_id in (select rider_id from ended where rider_id is not null)
           and user_id not in (select rider_id from closed)
      ), ${tellClosed} select from ended`,
    values: [orderIds, now, endedReasons.cancelled, endedReasons.byHand],
  });
}
