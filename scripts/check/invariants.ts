import { pool } from "@/db/client";
import { wasPlaced } from "@/lib/analytics/queries";
import { brought } from "@/lib/analytics/queries/reports";
import { nextOrderSteps } from "@/lib/orders/rules";
import { orderStatuses } from "@/lib/orders/types";
import { orderTypes } from "@/lib/restaurants/types";

/** Something that must never be true of the data, and a query that counts how often it is. */
interface Invariant {
  name: string;
  /** Answers one row for each breach. */
  breaches: string;
}

const legalSteps = orderTypes.flatMap((type) =>
  orderStatuses.flatMap((from) =>
    nextOrderSteps(from, type).map((to) => `'${type} ${from} ${to}'`),
  ),
);

// Events are kept for seven days; an order's are all there while the order itself is younger.
const recent = "o.placed_at > now() - interval '6 days 23 hours'";
const ordersEvents = `
  select o.id, o.version, count(e.position) as events, count(distinct e.payload->>'version') as versions,
         min((e.payload->>'version')::int) as first, max((e.payload->>'version')::int) as last
    from orders o left join events e on e.key = o.id::text and e.topic = 'order.events'
   where ${recent} group by o.id`;

export const invariants: readonly Invariant[] = [
  {
    name: "order without ticket",
    breaches: "select from orders o where not exists (select from tickets where order_id = o.id)",
  },
  {
    name: "order without bill",
    breaches: "select from orders o where not exists (select from bills where order_id = o.id)",
  },
  {
    name: "ticket or bill without order",
    breaches: `select from (select order_id from tickets union all select order_id from bills) t
      where not exists (select from orders where id = t.order_id)`,
  },
  {
    name: "bill differs from its order",
    breaches: `select from bills b join orders o on o.id = b.order_id
      where b.total_minor <> o.total_minor
         or b.total_minor - (b.subtotal_minor - b.discount_minor + b.delivery_fee_minor + b.tip_minor)
            not in (0, b.tax_minor)`,
  },
  {
    name: "lines differ from the total",
    breaches: `select from bills b
      left join (select order_id, sum(line_minor) as lines, bool_and(line_minor = unit_minor * quantity) as fits
                   from order_items group by order_id) i on i.order_id = b.order_id
      where coalesce(i.lines, 0) <> b.subtotal_minor or not coalesce(i.fits, true)`,
  },
  {
    name: "client order id used twice",
    breaches: `select from orders where client_order_id is not null
      group by customer_id, table_id, client_order_id having count(*) > 1`,
  },
  {
    name: "illegal step in a history",
    breaches: `select from orders o, lateral (
        select h->>'status' as status, lead(h->>'status') over (order by n) as next
          from jsonb_array_elements(o.history) with ordinality as steps(h, n)) s
      where coalesce(o.order_type || ' ' || s.status || ' ' || s.next not in (${legalSteps.join(", ")}),
                     s.status <> o.status)`,
  },
  {
    name: "change without event, or with two",
    breaches: `select from (${ordersEvents}) o where o.events <> o.version`,
  },
  {
    name: "gap in the events of an order",
    breaches: `select from (${ordersEvents}) o
      where o.events > 0 and (o.first <> 1 or o.last - o.first + 1 <> o.versions)`,
  },
  {
    name: "events of an order out of order",
    breaches: `select from (
        select e.payload->>'version' as version,
               lag((e.payload->>'version')::int) over (partition by e.key order by e.position) as before
          from events e where e.topic = 'order.events') e
      where e.before >= e.version::int`,
  },
  {
    // Before the food of one trip is brought, none of another is picked up.
    name: "rider on two deliveries that exclude each other",
    breaches: `select from deliveries a join deliveries b on b.rider_id = a.rider_id and b.id > a.id
      where a.trip_id <> b.trip_id
        and a.picked_up_at < coalesce(b.delivered_at, b.failed_at, 'infinity')
        and b.picked_up_at < coalesce(a.delivered_at, a.failed_at, 'infinity')`,
  },
  {
    name: "rider with two trips in hand",
    breaches: `select from deliveries where status in ('ASSIGNED', 'ARRIVED_AT_RESTAURANT', 'PICKED_UP')
      group by rider_id having count(distinct trip_id) > 1`,
  },
  {
    name: "delivery differs from its order",
    breaches: `select from deliveries d join orders o on o.id = d.order_id
      where d.status = 'PICKED_UP' and o.status <> 'OUT_FOR_DELIVERY'
         or d.status = 'DELIVERED' and o.status <> 'COMPLETED'`,
  },
  {
    name: "books that do not balance",
    breaches: `select from ledger_entries group by posting_id having sum(amount_minor) <> 0
      union all
      select from ledger_entries where order_id is not null
       group by order_id, currency having sum(amount_minor) <> 0`,
  },
  {
    name: "payout differs from its entries",
    breaches: `select from payouts p
      left join (select payout_id, sum(amount_minor) as minor from ledger_entries
                  where posting_id <> payout_id and kind <> 'paid' group by payout_id) e on e.payout_id = p.id
      where p.amount_minor <> -coalesce(e.minor, 0)`,
  },
  {
    name: "refunds above what was captured",
    breaches: `select from payments p left join (
        select payment_id, sum(amount_minor) as back from refunds where status <> 'FAILED' group by 1) r
        on r.payment_id = p.id
      where coalesce(r.back, 0) > p.captured_minor or coalesce(r.back, 0) <> p.refunds_minor`,
  },
  {
    name: "captured without an order that was placed, and not given back",
    breaches: `select from payments p join orders o on o.id = p.order_id
      where p.status = 'CAPTURED' and p.refunds_minor < p.captured_minor
        and (p.purpose = 'surplus' or o.status = 'PENDING_PAYMENT'
          or not o.history @> '[{"status": "PLACED"}]')`,
  },
  {
    name: "order that waits without a payment, or is served without one",
    breaches: `select from orders o join bills b on b.order_id = o.id
      where o.status = 'PENDING_PAYMENT' and not exists (
              select from payments p where p.order_id = o.id and p.status = 'PENDING')
         or o.payment_method = 'card' and o.total_minor > 0 and b.status = 'PENDING'
            and o.status <> 'PENDING_PAYMENT'`,
  },
  {
    name: "folded hour differs from its orders",
    breaches: `select from (
        select restaurant_id, hour, order_type, orders, gross_minor from sales_hourly) h
      full join (
        select o.restaurant_id, date_trunc('hour', o.placed_at, f.timezone) as hour, o.order_type,
               count(*) as orders, sum(${brought}) as gross_minor
          from orders o join sales_folded f using (restaurant_id)
         where ${wasPlaced} and date_trunc('hour', o.placed_at, f.timezone) < f.hours_until
         group by 1, 2, 3
        union all
        select e.restaurant_id, date_trunc('hour', e.sold_at, f.timezone), 'external', count(*), sum(e.amount_minor)
          from external_orders e join sales_folded f using (restaurant_id)
         where date_trunc('hour', e.sold_at, f.timezone) < f.hours_until group by 1, 2, 3) o
      using (restaurant_id, hour, order_type)
      where h.orders is distinct from o.orders or h.gross_minor is distinct from o.gross_minor`,
  },
];

/** How often an invariant is broken; 0 expected. */
export async function countBreaches({ breaches }: Invariant): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) as count from (${breaches}) b`,
  );
  return rows[0]?.count ?? 0;
}
