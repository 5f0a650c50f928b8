import { pool } from "@/db/client";
import type { OrderStatus } from "@/lib/orders/types";
import type { RestaurantScope } from "@/lib/platform/ctx";
import type { OrderType } from "@/lib/restaurants/types";

/** A step that some order took. */
export interface Activity {
  at: Date;
  orderId: string;
  number: number;
  orderType: OrderType;
  tableNumber: string | null;
  totalMinor: number;
  currency: string;
  status: OrderStatus;
  reason: string | null;
}

/** Among so many orders, the newest and those on the board, is looked for what happened last. */
const ORDERS_LOOKED_AT = 60;

/** The latest steps of a restaurant's orders, newest first. */
export async function listActivity(
  { restaurantId }: RestaurantScope,
  limit: number,
): Promise<Activity[]> {
  const { rows } = await pool.query<Activity>(
    `with near as (
       (select order_id from tickets where restaurant_id = $1 and closed_at is null
         order by placed_at desc limit ${ORDERS_LOOKED_AT})
       union
       (select order_id from tickets where restaurant_id = $1
         order by placed_at desc limit ${ORDERS_LOOKED_AT}))
     select h.at, o.id as "orderId", t.number, o.order_type as "orderType",
            o.table_number as "tableNumber", o.total_minor as "totalMinor", o.currency,
            h.status, h.reason
       from near
       join orders o on o.id = near.order_id
       join tickets t on t.order_id = o.id
      cross join lateral jsonb_to_recordset(o.history)
            as h(status text, at timestamptz, reason text)
      order by h.at desc, o.version desc limit $2`,
    [restaurantId, limit],
  );
  return rows;
}
