import { setImmediate as sent } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { db } from "@/db/client";
import { Random } from "@/db/seed/random";
import type { Ctx } from "@/lib/platform/ctx";
import { storeKeepsakes } from "./keepsakes";
import { makeOrders, type PastOrder } from "./orders";
import { makePeople, type People, type Person } from "./people";
import { makePlaces, type Place } from "./places";
import { storeRides } from "./rides";
import { storeCity } from "./store-city";
import { eventRow, insertRows, storeFacts, storeOrders } from "./store-orders";

const SEED = 20_251_120;
/** Ids of what was there before the first order are dated on this day, so that they never change. */
const FOUNDED = Date.UTC(2025, 10, 20);

/** Fills an empty database with the demo city, all or nothing. False: somebody has been here before. */
export async function seedCity(pool: Pool, now: Date): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // Between two of its statements a slow machine may invent orders for longer than a request may wait.
    await client.query("set local idle_in_transaction_session_timeout = 0");
    await client.query("set local statement_timeout = 0");
    const isFirst = await isEmpty(client);
    if (isFirst) await fill(client, now);
    await client.query("commit");
    if (isFirst) await client.query("analyze");
    return isFirst;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function isEmpty(client: PoolClient): Promise<boolean> {
  // Two that start at once must not both find it empty.
  await client.query("select pg_advisory_xact_lock(hashtext('seed'))");
  const { rows } = await client.query<{ used: boolean }>(
    "select exists(select from restaurants) or exists(select from users) as used",
  );
  return rows[0]?.used === false;
}

async function fill(client: PoolClient, now: Date): Promise<void> {
  const people = makePeople(new Random(SEED), FOUNDED);
  const places = makePlaces(people, FOUNDED);
  const everybody = allPeople(people, places);
  const founded = new Date(now.getTime() - 30 * 24 * 3_600_000);
  const menus = await storeCity(client, everybody, places, founded);
  await storeFoundingFacts(client, everybody, places, founded);
  const kept = await storeKeepsakes(client, people.demo.customer, places, founded);
  await insertRows(client, FACTS, kept);
  const ctx: Ctx = { db, now, actor: { kind: "anonymous" }, requestId: "seed" };
  const orders: PastOrder[] = [];
  let written = Promise.resolve();
  for (const [at, place] of places.entries()) {
    const snapshot = menus.get(place.row.id);
    if (!snapshot) continue;
    const made = makeOrders(ctx, place, snapshot, { customers: people.customers, at });
    await written;
    written = storeOrders(client, made);
    await sent();
    orders.push(...made);
  }
  await written;
  await storeFacts(client, orders);
  await insertRows(client, FACTS, await storeRides(client, people.demo.rider, places, orders, now));
}

function allPeople(people: People, places: readonly Place[]): Person[] {
  const { customer: _, ...staff } = people.demo;
  const everybody = [
    ...Object.values(staff),
    ...people.customers,
    ...places.flatMap(({ owner, kitchen }) => [owner, kitchen]),
  ];
  return [...new Map(everybody.map((person) => [person.id, person])).values()];
}

const FACTS = `
insert into events (topic, type, key, restaurant_id, payload, occurred_at)
select topic, type, key, restaurant_id, payload, occurred_at
from jsonb_to_recordset($1::jsonb) as e(topic text, type text, key text, restaurant_id uuid,
  payload jsonb, occurred_at timestamptz)`;

async function storeFoundingFacts(
  client: PoolClient,
  people: readonly Person[],
  places: readonly Place[],
  founded: Date,
): Promise<void> {
  const at = founded.toISOString();
  const registered = people.map(({ id, role }) =>
    eventRow("user.registered", { key: id, payload: { user_id: id, role }, at }),
  );
  const created = places.flatMap(({ row: { id }, owner, kitchen }) => [
    eventRow("restaurant.created", {
      key: id,
      restaurantId: id,
      payload: { restaurant_id: id },
      at,
    }),
    ...([owner, kitchen] as const).map((person, index) =>
      eventRow("user.member_added", {
        key: person.id,
        restaurantId: id,
        payload: {
          user_id: person.id,
          restaurant_id: id,
          role: index === 0 ? "owner" : "kitchen",
          by: "owner",
        },
        at,
      }),
    ),
  ]);
  await insertRows(client, FACTS, [...registered, ...created]);
}
