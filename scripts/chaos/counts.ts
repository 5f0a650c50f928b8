import { pool } from "@/db/client";

async function count(sql: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from (${sql}) found`);
  return rows[0]?.n ?? -1;
}

export const countOrders = () => count("select from orders");
export const countTickets = () => count("select from tickets");
export const countBills = () => count("select from bills");
export const countPlaced = () => count("select from events where type = 'order.placed'");
export const countChanges = () => count("select jsonb_array_elements(history) from orders");

/** Orders that lack a part, or whose lines do not add up to their bill. */
export const countHalfOrders = () =>
  count(`
    select from orders o
      left join bills b on b.order_id = o.id
      left join tickets t on t.order_id = o.id
     where b.id is null or t.id is null or b.total_minor <> o.total_minor
        or b.subtotal_minor is distinct from
           (select sum(line_minor) from order_items i where i.order_id = o.id)
        or not exists (select from events e where e.key = o.id::text and e.type = 'order.placed')`);

/** Changes of orders that have no event. */
export const countMissingEvents = () =>
  count(`
    select from orders o, generate_series(1, o.version) v
     where not exists (select from events e where e.key = o.id::text
                          and e.payload ->> 'version' = v::text)`);

/** Events that tell a change a second time, or one that never was. */
export const countSurplusEvents = () =>
  count(`
    select from events e left join orders o on o.id::text = e.key
     where e.topic = 'order.events' and e.payload ? 'version'
       and (o.id is null or (e.payload ->> 'version')::int > o.version
            or exists (select from events f where f.key = e.key and f.position < e.position
                          and f.payload ->> 'version' = e.payload ->> 'version'))`);

/** Events of an order whose version is not above the one before in the log. */
export const countInversions = () =>
  count(`
    select from (
      select (payload ->> 'version')::int as version, lag((payload ->> 'version')::int)
             over (partition by key order by position) as before
        from events where topic = 'order.events' and payload ? 'version') log
     where version <= before`);

/** History steps that no longer fit the version: a change that was written by halves. */
export const countTornHistories = () =>
  count("select from orders where jsonb_array_length(history) <> version");

/** Which of these orders are not there. */
export async function countLost(ids: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "select count(*) as n from unnest($1::uuid[]) id where not exists (select from orders o where o.id = id)",
    [ids],
  );
  return rows[0]?.n ?? -1;
}
