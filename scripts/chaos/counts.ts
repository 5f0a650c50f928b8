import { pool } from "@/db/client";

async function count(sql: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from (${sql}) found`);
  return rows[0]?.n ?? -1;
}

export const countOrders = () => count("select from orders");
export const countTickets = () => count("select from tickets");
export const countBills = () => count("select from bills");
export const countPlaced = () =>
  count("select from events where type in ('order.placed', 'order.submitted')");
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
        or not exists (select from events e where e.key = o.id::text and e.type in ('order.placed', 'order.submitted'))`);

const told = `
  select key, count(*) as events, count(distinct payload ->> 'version') as versions
    from events where topic = 'order.events' and payload ? 'version' group by key`;

/** Changes of orders that have no event. */
export const countMissingEvents = () =>
  count(`
    select generate_series(coalesce(t.versions, 0) + 1, o.version)
      from orders o left join (${told}) t on t.key = o.id::text`);

/** Events that tell a change a second time, or of an order that is not there. */
export const countSurplusEvents = () =>
  count(`
    select generate_series(case when o.id is null then 1 else t.versions + 1 end, t.events)
      from (${told}) t left join orders o on o.id::text = t.key`);

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
