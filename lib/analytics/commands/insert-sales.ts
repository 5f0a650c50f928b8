import { pool } from "@/db/client";
import type { MinuteSales, SoldDish, SoldOrder, StoredDish } from "../types";

// Orders and facts in one statement: a fact without its orders, or the other way round, cannot be.
// An order id that is there already fails the whole of it: what the facts sum must be what was written.
const insertSalesSql = `
with told as (
  insert into external_orders (restaurant_id, order_id, amount_minor, dishes, sold_at)
  select ($6::uuid[])[r], o, a, d::json, to_timestamp(t / 1000.0)
    from unnest($1::integer[], string_to_array($2, e'\\n'), $3::integer[], string_to_array($4, e'\\n'),
                $5::bigint[]) as u(r, o, a, d, t)
)
insert into events (topic, type, key, restaurant_id, payload, occurred_at)
select 'sales.events', 'sales.recorded', gen_random_uuid()::text, f.r, f.payload, now()
  from unnest($6::uuid[], $7::jsonb[]) as f(r, payload)
returning restaurant_id, xid, position`;

export interface SalesFact {
  restaurantId: string;
  xid: string;
  position: number;
}

/** Writes orders told by other systems, all new, and a fact for each restaurant in one statement. */
export async function insertSales(orders: readonly SoldOrder[]): Promise<SalesFact[]> {
  const facts = toFacts(orders);
  const restaurantIds = facts.map((fact) => fact.restaurant_id);
  const { rows } = await pool.query<{ restaurant_id: string; xid: string; position: number }>({
    name: "insert-sales",
    text: insertSalesSql,
    values: [
      ...toColumns(orders, restaurantIds),
      restaurantIds,
      facts.map((fact) => JSON.stringify(fact)),
    ],
  });
  return rows.map((row) => ({ ...row, restaurantId: row.restaurant_id }));
}

/**
 * A row's restaurant goes by its number in the list of them (Postgres counts from 1). Sorted, so that
 * two batches with orders in common wait for each other instead of deadlocking. Texts are joined by
 * line ends, which neither an id nor JSON has: to quote them as an array, and read that, takes longer.
 */
function toColumns(orders: readonly SoldOrder[], restaurantIds: readonly string[]): unknown[] {
  const numbers = new Map(restaurantIds.map((id, index) => [id, index + 1]));
  const sorted = orders.toSorted(byKey);
  return [
    sorted.map((order) => numbers.get(order.restaurantId)),
    sorted.map((order) => order.orderId).join("\n"),
    sorted.map((order) => order.amountMinor),
    sorted.map((order) => JSON.stringify(order.dishes.map(toStoredDish))).join("\n"),
    sorted.map((order) => order.soldAtMs),
  ];
}

const toStoredDish = (dish: SoldDish): StoredDish => [
  dish.dishId,
  dish.quantity,
  dish.amountMinor,
  dish.name,
];

const byKey = (a: SoldOrder, b: SoldOrder): number => {
  if (a.restaurantId !== b.restaurantId) return a.restaurantId < b.restaurantId ? -1 : 1;
  return a.orderId < b.orderId ? -1 : 1;
};

/** What was sold, added up by restaurant and minute before anybody else touches it. */
function toFacts(
  orders: readonly SoldOrder[],
): { restaurant_id: string; minutes: MinuteSales[] }[] {
  const facts = new Map<string, Map<number, MinuteSums>>();
  for (const order of orders) {
    const minutes = facts.get(order.restaurantId) ?? new Map<number, MinuteSums>();
    facts.set(order.restaurantId, minutes);
    const minute = Math.floor(order.soldAtMs / 60_000);
    const sums = minutes.get(minute) ?? { orders: 0, amountMinor: 0, dishes: new Map() };
    minutes.set(minute, sums);
    addOrder(sums, order);
  }
  return [...facts].map(([restaurant_id, minutes]) => ({
    restaurant_id,
    minutes: [...minutes].map(([minute, sums]) => ({
      minute,
      orders: sums.orders,
      amount_minor: sums.amountMinor,
      dishes: [...sums.dishes.values()],
    })),
  }));
}

interface MinuteSums {
  orders: number;
  amountMinor: number;
  dishes: Map<string, MinuteSales["dishes"][number]>;
}

function addOrder(sums: MinuteSums, order: SoldOrder): void {
  sums.orders += 1;
  sums.amountMinor += order.amountMinor;
  for (const { dishId, name, quantity, amountMinor } of order.dishes) {
    const dish = sums.dishes.get(dishId);
    if (dish) {
      dish.quantity += quantity;
      dish.amount_minor += amountMinor;
      dish.name = name;
    } else {
      sums.dishes.set(dishId, { dish_id: dishId, name, quantity, amount_minor: amountMinor });
    }
  }
}
