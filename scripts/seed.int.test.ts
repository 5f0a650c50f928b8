import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/db/client";
import { bookEvents } from "@/lib/billing/commands/book-events";
import { closePeriods } from "@/lib/billing/commands/close-periods";
import { ledgerConsumer } from "@/lib/billing/consumers";
import { reconcile } from "@/lib/billing/queries/reconcile";
import type { StoredEvent } from "@/lib/events/catalogue";
import { call } from "@/scripts/test-kit/http";
import { countBreaches, invariants } from "./check/invariants";
import { logins } from "./seed/people";
import { seedCity } from "./seed/seed-city";

const numbers = async (text: string): Promise<Record<string, number>> =>
  (await pool.query<Record<string, number>>(text)).rows[0] ?? {};

let began: number;
beforeAll(async () => {
  began = performance.now();
  expect(await seedCity(pool, new Date())).toBe(true);
}, 120_000);

describe("the demo city", () => {
  test("is made once", async () => {
    expect(performance.now() - began).toBeGreaterThan(0);
    expect(await seedCity(pool, new Date())).toBe(false);
    expect(await numbers("select count(*)::int as n from restaurants")).toEqual({ n: 40 });
  });

  test("has full menus, staff, tables and people to sign in as", async () => {
    const menus = await numbers(`
      select min(dishes)::int as fewest, max(dishes)::int as most, min(sections)::int as sections
        from (select count(*) as dishes, count(distinct category_id) as sections
                from foods group by restaurant_id) m`);
    expect(menus.fewest).toBeGreaterThanOrEqual(25);
    expect(menus.most).toBeLessThanOrEqual(40);
    expect(menus.sections).toBeGreaterThanOrEqual(5);
    expect(
      await numbers(`select count(*) filter (where role = 'owner')::int as owners,
        count(*) filter (where role = 'kitchen')::int as kitchens from memberships`),
    ).toEqual({ owners: 40, kitchens: 40 });
    const { rows } = await pool.query("select email from users where email = any($1)", [
      Object.values(logins),
    ]);
    expect(rows).toHaveLength(5);
  });

  test("has a customer who likes places and keeps addresses, and a fact of each", async () => {
    expect(
      await numbers(`select (select count(*)::int from favourites) as favourites,
        (select count(*)::int from saved_addresses) as addresses,
        (select count(*)::int from events where type in ('user.favourite_added', 'user.address_saved')) as facts`),
    ).toEqual({ favourites: 3, addresses: 2, facts: 5 });
  });

  test("has a week of orders that fill every window", async () => {
    const counts = await numbers(`
      select count(*)::int as week,
             count(*) filter (where placed_at > now() - interval '24 hours')::int as day,
             count(*) filter (where placed_at > now() - interval '1 hour')::int as hour,
             count(*) filter (where status in ('PLACED','ACCEPTED','IN_PROGRESS','READY'))::int as live,
             count(*) filter (where status = 'READY' and order_type = 'delivery')::int as waiting,
             count(distinct restaurant_id)::int as restaurants
        from orders where placed_at <= now()`);
    expect(counts.week).toBeGreaterThan(9_000);
    expect(counts.day).toBeGreaterThan(800);
    expect(counts.hour).toBeGreaterThan(5);
    expect(counts.live).toBeGreaterThan(5);
    // Whoever goes online in it has work at once.
    expect(counts.waiting).toBeGreaterThan(1);
    expect(counts.restaurants).toBe(40);
  });

  test("breaks none of the invariants", async () => {
    const wrong = await numbers(`
      select
        count(*) filter (where b.id is null or t.id is null)::int as incomplete,
        count(*) filter (where b.total_minor <> o.total_minor)::int as bills,
        count(*) filter (where l.sum <> b.subtotal_minor)::int as lines,
        count(*) filter (where o.version <> jsonb_array_length(o.history))::int as history,
        count(*) filter (where e.versions is distinct from o.version or e.last <> o.version
                            or e.placed <> 1)::int as facts,
        count(*) filter (where o.history -> -1 ->> 'status' <> o.status)::int as statuses
      from orders o
      left join bills b on b.order_id = o.id
      left join tickets t on t.order_id = o.id
      left join (select order_id, sum(line_minor) as sum from order_items group by 1) l
        on l.order_id = o.id
      left join (
        select key, count(distinct payload ->> 'version')::int as versions,
               max((payload ->> 'version')::int) as last,
               count(*) filter (where type in ('order.placed', 'order.submitted')) as placed
          from events group by key) e on e.key = o.id::text`);
    expect(wrong).toEqual({
      incomplete: 0,
      bills: 0,
      lines: 0,
      history: 0,
      facts: 0,
      statuses: 0,
    });
  });

  test("is paid by card as well as in cash, and its books say so: most restaurants are owed something", async () => {
    const { cards, cash } = await numbers(`select
      count(*) filter (where payment_method = 'card')::int as cards,
      count(*) filter (where payment_method = 'cash')::int as cash from orders`);
    expect(cards).toBeGreaterThan(4_000);
    expect(cash).toBeGreaterThan(2_000);
    // The books of the demo's owner, as the consumer keeps them.
    const owned =
      "select restaurant_id from memberships m join users u on u.id = m.user_id where email = $1";
    const { rows } = await pool.query<StoredEvent>(
      `select id, type, payload, occurred_at as "occurredAt", position from events
        where type = any($2) and restaurant_id in (${owned}) order by position`,
      [logins.owner, ledgerConsumer.types],
    );
    for (let from = 0; from < rows.length; from += 500)
      await bookEvents(rows.slice(from, from + 500), new Date());
    const [from, to] = [-20, 1].map((days) => new Date(Date.now() + days * 86_400_000));
    const found = from && to ? await reconcile("sandbox", from, to) : [];
    const { elsewhere } = await numbers(`select count(*)::int as elsewhere from payments p
      where not exists (select from ledger_entries l where l.order_id = p.order_id)`);
    expect(found.filter(({ what }) => what !== "books")).toEqual([]);
    expect(found).toHaveLength(elsewhere ?? -1);
    await closePeriods(new Date(Date.now() + 7 * 86_400_000));
    const payouts = await numbers(`select count(*)::int as all,
      count(*) filter (where amount_minor > 0)::int as due
      from payouts where holder_kind = 'restaurant'`);
    expect(payouts.due).toBeGreaterThan((payouts.all ?? 0) * 0.7);
    for (const one of invariants)
      expect([one.name, await countBreaches(one)]).toEqual([one.name, 0]);
  });

  test("keeps the order of facts within each order", async () => {
    const { disorder } = await numbers(`
      select count(*)::int as disorder from (
        select (payload ->> 'version')::int as version,
               row_number() over (partition by key order by position) as place
          from events where topic = 'order.events') e where version <> place`);
    expect(disorder).toBe(0);
  });

  test("is found and read like any other", async () => {
    const { json } = await call<{ items: { id: string; name: string; is_open: boolean }[] }>(
      "GET",
      "/restaurants?lat=28.6315&lng=77.2167&q=safron",
    );
    expect(json.items[0]).toMatchObject({ name: "Saffron & Salt", is_open: true });
    expect((await call("GET", `/restaurants/${json.items[0]?.id}/menu`)).status).toBe(200);
  });
});
