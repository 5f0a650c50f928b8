import { pool } from "@/db/client";

const KEPT_DAYS = 30;
const DAYS_AHEAD = 7;
const dayMs = 86_400_000;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const nameOf = (day: string) => `delivery_positions_${day.replaceAll("-", "")}`;

/** Makes the partitions of the coming days for riders' ways, and drops those older than thirty days. */
export async function keepPartitions(now: Date): Promise<void> {
  for (let ahead = -1; ahead <= DAYS_AHEAD; ahead += 1) {
    const from = dayOf(now.getTime() + ahead * dayMs);
    const to = dayOf(now.getTime() + (ahead + 1) * dayMs);
    // Names and dates are our own: nothing in them comes from outside.
    await pool.query(
      `create table if not exists ${nameOf(from)} partition of delivery_positions
         for values from ('${from} 00:00+00') to ('${to} 00:00+00')`,
    );
  }
  const oldest = nameOf(dayOf(now.getTime() - KEPT_DAYS * dayMs));
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'delivery_positions'::regclass and c.relname < $1`,
    [oldest],
  );
  for (const { name } of rows) await pool.query(`drop table if exists "${name}"`);
}
