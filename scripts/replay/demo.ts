import { db, pool } from "@/db/client";
import { apiKeys, restaurants } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { newToken, sha256 } from "@/lib/platform/secrets";
import type { Sums } from "./sums";

/** A takeaway in London to replay to, and a key of its own. */
export async function makeTakeaway(): Promise<{ restaurantId: string; key: string }> {
  const [restaurantId, key] = [newId(), newToken("tfk")];
  await db.insert(restaurants).values({
    id: restaurantId,
    slug: `replayed-takeaway-${restaurantId}`,
    name: "Replayed Takeaway",
    address: "12 Brick Lane, London",
    lat: 51.5216,
    lng: -0.0717,
    cuisines: ["Indian"],
    currency: "GBP",
    timezone: "Europe/London",
  });
  await db.insert(apiKeys).values({
    restaurantId,
    name: "Replay",
    keyHash: sha256(key),
    lastFour: key.slice(-4),
    createdBy: newId(),
  });
  return { restaurantId, key };
}

/** Everything that was ever told of a restaurant, as the database has it. */
export async function sumStored(restaurantId: string): Promise<Sums> {
  const totals = await pool.query<{ orders: number; pence: number }>(
    `select count(*) as orders, coalesce(sum(amount_minor), 0)::bigint as pence
       from external_orders where restaurant_id = $1`,
    [restaurantId],
  );
  const dishes = await pool.query<Sums["dishes"][number]>(
    `select d->>3 as name, sum((d->>1)::int)::bigint as count, sum((d->>2)::bigint)::bigint as pence
       from external_orders, json_array_elements(dishes) d where restaurant_id = $1
      group by d->>3 order by 2 desc, (d->>3) collate "C"`,
    [restaurantId],
  );
  return { orders: 0, pence: 0, ...totals.rows[0], dishes: dishes.rows };
}

export const endStores = (): Promise<void> => pool.end();
