import { db, type Tx } from "@/db/client";
import { apiKeys, bills, events, orderItems, orders, tickets } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { newToken, sha256 } from "@/lib/platform/secrets";

export interface TestOrder {
  id: string;
  restaurantId: string;
  placedAt: Date;
  totalMinor: number;
  items: { food_id: string; name: string; quantity: number; line_minor: number }[];
}

/** An order as it was placed, with all its rows and its event; in a transaction of its own or in `tx`. */
export async function makeOrder(
  wanted: Omit<TestOrder, "id" | "totalMinor">,
  tx?: Tx,
): Promise<TestOrder> {
  if (!tx) return db.transaction((own) => makeOrder(wanted, own));
  const { restaurantId, placedAt, items } = wanted;
  const totalMinor = items.reduce((sum, item) => sum + item.line_minor, 0);
  const order = { ...wanted, id: newId(), totalMinor };
  await tx.insert(orders).values({
    id: order.id,
    restaurantId,
    orderType: "takeaway",
    status: "PLACED",
    menuVersion: 1,
    currency: "INR",
    totalMinor,
    paymentMethod: "cash",
    promisedAt: placedAt,
    history: [{ status: "PLACED", at: placedAt.toISOString() }],
    placedAt,
    updatedAt: placedAt,
  });
  const rows = items.map(({ food_id, name, quantity, line_minor }, line) => {
    const unitMinor = Math.floor(line_minor / quantity);
    const row = { orderId: order.id, line, foodId: food_id, name, quantity, options: [] };
    return { ...row, unitMinor, lineMinor: line_minor };
  });
  if (rows.length > 0) await tx.insert(orderItems).values(rows);
  await tx.insert(bills).values({
    orderId: order.id,
    subtotalMinor: totalMinor,
    taxMinor: 0,
    deliveryFeeMinor: 0,
    tipMinor: 0,
    totalMinor,
    status: "PENDING",
  });
  await tx
    .insert(tickets)
    .values({ orderId: order.id, restaurantId, number: 1, status: "NEW", placedAt });
  await appendFact(tx, "order.placed", order, { version: 1, status: "PLACED" });
  return order;
}

/** Appends an event about an order, as it stands. */
export async function appendFact(
  tx: Tx,
  type: string,
  order: TestOrder,
  data: Record<string, unknown>,
): Promise<void> {
  await tx.insert(events).values({
    topic: "order.events",
    type,
    key: order.id,
    restaurantId: order.restaurantId,
    payload: {
      order_id: order.id,
      restaurant_id: order.restaurantId,
      total_minor: order.totalMinor,
      placed_at: order.placedAt.toISOString(),
      items: order.items,
      ...data,
    },
  });
}

/** A key of a restaurant. @returns the bearer token */
export async function makeApiKey(restaurantId: string): Promise<string> {
  const token = newToken("tfk");
  await db.insert(apiKeys).values({
    restaurantId,
    name: "Till",
    keyHash: sha256(token),
    lastFour: token.slice(-4),
    createdBy: newId(),
  });
  return token;
}
