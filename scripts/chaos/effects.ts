import { pool } from "@/db/client";
import type { Consumer } from "@/lib/events/consume";

export const POISON = "order.poison";

/** What the test consumer leaves behind; `seq` keeps the order in which effects happened. */
export async function makeEffectTables(): Promise<void> {
  await pool.query(`
    create table chaos_effects (
      position bigint primary key, seq bigint generated always as identity,
      key text not null, version int);
    create table chaos_handed_over (position bigint not null)`);
}

/** Writes down each event of an order; fails for good at a poisonous one. */
export const effectsConsumer: Consumer = {
  name: "chaos-effects",
  topics: ["order.events"],
  shards: 4,
  handle: async ({ events }) => {
    if (events.some((event) => String(event.type) === POISON)) throw new Error("poisonous");
    const rows = events.map(({ position, key, payload }) => ({
      position,
      key,
      version: "version" in payload ? payload.version : null,
    }));
    await pool.query(
      `with told as (select * from jsonb_to_recordset($1::jsonb) as e(position bigint, key text, version int)),
            counted as (insert into chaos_handed_over select position from told)
       insert into chaos_effects (position, key, version)
       select position, key, version from told order by position
       on conflict (position) do nothing`,
      [JSON.stringify(rows)],
    );
  },
};

async function count(sql: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from (${sql}) found`);
  return rows[0]?.n ?? -1;
}

export const countEffects = () => count("select from chaos_effects");
export const countHandedOverAgain = () =>
  count(
    "select from chaos_handed_over offset (select count(distinct position) from chaos_handed_over)",
  );
export const countEffectsMissing = () =>
  count(`select from events e where topic = 'order.events' and type <> '${POISON}'
           and key not like 'poison-%'
           and not exists (select from chaos_effects c where c.position = e.position)`);
export const countEffectInversions = () =>
  count(`select from (select version, lag(version) over (partition by key order by seq) as before
                        from chaos_effects) log where version <= before`);

/** Poisonous events, each with an innocent one of the same key behind it, which has to wait. */
export async function poison(restaurantIds: readonly string[]): Promise<void> {
  for (const [n, restaurantId] of restaurantIds.entries()) {
    for (const type of [POISON, "order.after_poison"]) {
      await pool.query(
        `insert into events (topic, type, key, restaurant_id, payload)
         values ('order.events', $1, $2, $3, '{}')`,
        [type, `poison-${n}`, restaurantId],
      );
    }
  }
}

const letters = `select from dead_letters l join events e on e.position = l.position
                  where l.consumer = '${effectsConsumer.name}'`;
export const countDead = () =>
  count(`${letters} and e.type = '${POISON}' and l.died_at is not null and l.tries = 8`);
export const countLettersOfOthers = () => count(`${letters} and e.key not like 'poison-%'`);

/** Lets what was set aside be tried again now, instead of after its back-off. */
export const hurryRetries = () =>
  pool.query("update dead_letters set next_try_at = now() where died_at is null");
