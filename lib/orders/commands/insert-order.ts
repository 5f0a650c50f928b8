import { DatabaseError } from "pg";
import { pool } from "@/db/client";
import type { StoredAnswer } from "@/lib/platform/idempotency";
import type { ComposedOrder } from "./compose-order";

// One round trip, all or nothing: guard, idempotency record, order, lines, bill, ticket and fact.
// Each part selects from the one before it, so a stale menu or a known key leaves nothing behind.
export const insertOrderSql = `
with menu as (
  select uuid_hash(id) & 63 as slot from restaurants
   where id = $1 and menu_version = $2 and version = $3 and banned_at is null
), key as (
  insert into idempotency_keys (key, request_hash, status, body, created_at)
  select $4, $5, $6, $7::jsonb, $8 from menu
  on conflict (key) do nothing returning key
), placed as (
  insert into orders (id, restaurant_id, customer_id, table_id, table_number, client_order_id, order_type,
    status, menu_version, currency, total_minor, payment_method, note, address_sealed, distance_m,
    scheduled_for, promised_at, history, placed_at, updated_at)
  select $9, $1, $10, $11, $12, $13, $14, 'PLACED', $2, $15, $16, $17, $18, $19, $20, $21, $22, $23::jsonb, $8, $8
    from key returning id
), lines as (
  insert into order_items (id, order_id, line, food_id, name, quantity, unit_minor, line_minor, options, note)
  select l.id, placed.id, l.line, l.food_id, l.name, l.quantity, l.unit_minor, l.line_minor, l.options, l.note
    from placed, jsonb_to_recordset($24::jsonb) as l(id uuid, line smallint, food_id uuid, name text,
      quantity int, unit_minor int, line_minor int, options jsonb, note text)
), bill as (
  insert into bills (id, order_id, subtotal_minor, tax_minor, delivery_fee_minor, tip_minor, total_minor,
    status, payment_method)
  select $25, placed.id, $26, $27, $28, $29, $16, 'PENDING', $17 from placed
), ticket as (
  insert into tickets (id, order_id, restaurant_id, number, status, placed_at)
  select $30, placed.id, $1, nextval(('ticket_numbers_' || menu.slot)::regclass), 'NEW', $8 from placed, menu
), fact as (
  insert into events (topic, type, key, restaurant_id, payload, occurred_at)
  select 'order.events', 'order.placed', placed.id::text, $1, $31::jsonb, $8 from placed
)
select (select count(*) from menu)::int as menus, (select count(*) from placed)::int as orders`;

export type InsertOutcome = "placed" | "known" | "menu_changed" | "client_id_taken" | "id_taken";

/** Writes the order; tells why when it did not. */
export async function insertOrder(
  order: ComposedOrder,
  key: { id: string; requestHash: Buffer },
  answer: StoredAnswer,
): Promise<InsertOutcome> {
  try {
    const { rows } = await pool.query<{ menus: number; orders: number }>({
      name: "place-order",
      text: insertOrderSql,
      values: orderParameters(order, key, answer),
    });
    if (rows[0]?.orders === 1) return "placed";
    return rows[0]?.menus === 1 ? "known" : "menu_changed";
  } catch (error) {
    if (error instanceof DatabaseError && error.code === "23505") {
      return error.constraint === "orders_pkey" ? "id_taken" : "client_id_taken";
    }
    throw error;
  }
}

/** The statement's parameters, in its order. */
export function orderParameters(
  order: ComposedOrder,
  key: { id: string; requestHash: Buffer },
  answer: StoredAnswer,
): unknown[] {
  const { placer } = order;
  const lines = order.lines.map((line, index) => ({
    id: line.id,
    line: index,
    food_id: line.foodId,
    name: line.name,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    line_minor: line.lineMinor,
    options: line.options,
    note: line.note,
  }));
  return [
    order.restaurantId,
    order.menuVersion,
    order.profileVersion,
    key.id,
    key.requestHash,
    answer.status,
    JSON.stringify(answer.body),
    order.placedAt,
    order.id,
    placer.kind === "customer" ? placer.userId : null,
    placer.kind === "table" ? placer.tableId : null,
    placer.kind === "table" ? placer.tableNumber : null,
    order.clientOrderId ?? null,
    order.orderType,
    order.currency,
    order.totalMinor,
    order.paymentMethod,
    order.note ?? null,
    order.addressSealed,
    order.distanceM ?? null,
    order.scheduledFor ?? null,
    order.promisedAt,
    JSON.stringify([{ status: "PLACED", at: order.placedAt }]),
    JSON.stringify(lines),
    order.billId,
    order.subtotalMinor,
    order.taxMinor,
    order.deliveryFeeMinor,
    order.tipMinor,
    order.ticketId,
    JSON.stringify(placedFact(order)),
  ];
}

/** What order.placed tells. */
export const placedFact = (order: ComposedOrder) => ({
  order_id: order.id,
  restaurant_id: order.restaurantId,
  version: 1,
  status: "PLACED",
  total_minor: order.totalMinor,
  placed_at: order.placedAt.toISOString(),
  ticket_id: order.ticketId,
  currency: order.currency,
  items: order.lines.map((line) => ({
    food_id: line.foodId,
    name: line.name,
    quantity: line.quantity,
    line_minor: line.lineMinor,
  })),
});
