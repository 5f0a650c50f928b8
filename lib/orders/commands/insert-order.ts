import { DatabaseError } from "pg";
import { pool } from "@/db/client";
import { gathered } from "@/lib/platform/batch";
import { isTransient } from "@/lib/platform/http/problem";
import type { StoredAnswer } from "@/lib/platform/idempotency";
import { statusOf } from "../rules";
import type { ComposedOrder } from "./compose-order";

// One round trip, each order whole or not at all: guard, idempotency record, order, lines, bill, ticket
// and fact. Each part selects from the one before it, so a stale menu or a known key leaves nothing
// behind. The orders of one moment go in together: a commit costs more than an order.
const insertSql = ({ couponParts = "", pay }: Parts) => `
with sent as materialized (
  select * from json_to_recordset($1::json) as o(
    id uuid, restaurant_id uuid, menu_version int, profile_version int, placed_at timestamptz,
    key uuid, request_hash bytea, answer_status smallint, answer jsonb,
    customer_id uuid, table_id uuid, table_number text, client_order_id uuid, order_type text,
    currency text, payment_method text, note text, address_sealed bytea, distance_m int,
    scheduled_for timestamptz, promised_at timestamptz, history jsonb, lines json,
    bill_id uuid, subtotal_minor int, tax_minor int, delivery_fee_minor int, tip_minor int, total_minor int,
    ticket_id uuid, fact jsonb, coupon_id uuid, coupon_most int, discount_minor int${pay?.columns ?? ""})
), menu as (
  -- offset 0: one look-up by id for each order, whatever the planner thinks of their number.
  select sent.id, now_sold.slot from sent, lateral (
    select uuid_hash(r.id) & 63 as slot from restaurants r
     where r.id = sent.restaurant_id and r.menu_version = sent.menu_version
       and r.version = sent.profile_version and r.banned_at is null offset 0) now_sold
), key as (
  -- In order of the keys, so that two processes with the same keys wait for each other in one direction.
  insert into idempotency_keys (key, request_hash, status, body, created_at)
  select key, request_hash, answer_status, answer, placed_at from sent join menu using (id) order by key
  on conflict (key) do nothing returning key
), ${couponParts}placed as (
  insert into orders (id, restaurant_id, customer_id, table_id, table_number, client_order_id, order_type,
    status, menu_version, currency, total_minor, coupon_id, payment_method, note, address_sealed, distance_m,
    scheduled_for, promised_at, history, placed_at, updated_at)
  select id, restaurant_id, customer_id, table_id, table_number, client_order_id, order_type,
    '${pay ? "PENDING_PAYMENT" : "PLACED"}', menu_version, currency, total_minor, coupon_id, payment_method, note, address_sealed, distance_m,
    scheduled_for, promised_at, history, placed_at, placed_at
    from sent join key using (key) returning id
), lines as (
  insert into order_items (id, order_id, line, food_id, name, quantity, unit_minor, line_minor, options, note)
  select l.id, sent.id, l.line, l.food_id, l.name, l.quantity, l.unit_minor, l.line_minor, l.options, l.note
    from sent join placed using (id), json_to_recordset(sent.lines) as l(id uuid, line smallint, food_id uuid,
      name text, quantity int, unit_minor int, line_minor int, options jsonb, note text)
), bill as (
  insert into bills (id, order_id, subtotal_minor, discount_minor, tax_minor, delivery_fee_minor, tip_minor,
    total_minor, status, payment_method)
  select bill_id, id, subtotal_minor, discount_minor, tax_minor, delivery_fee_minor, tip_minor, total_minor,
    'PENDING', payment_method from sent join placed using (id)
), ticket as (
  insert into tickets (id, order_id, restaurant_id, number, status, placed_at${pay ? ", closed_at" : ""})
  select ticket_id, id, restaurant_id, nextval(('ticket_numbers_' || menu.slot)::regclass), 'NEW', placed_at${pay ? ", placed_at" : ""}
    from sent join placed using (id) join menu using (id)
), ${pay?.parts ?? ""}fact as (
  insert into events (topic, type, key, restaurant_id, payload, occurred_at)
  select 'order.events', '${pay ? "order.submitted" : "order.placed"}', id::text, restaurant_id, fact, placed_at from sent join placed using (id)
)
select sent.id, menu.id is not null as menu_holds, placed.id is not null as is_placed
  from sent left join menu using (id) left join placed using (id)`;

// A coupon's limits are checks of its rows: one too many, and the statement has not happened.
const couponParts = `coupon as (
  update coupons set redeemed = redeemed + 1 where id = any(select coupon_id from sent join key using (key))
), used as (
  insert into coupon_uses (coupon_id, customer_id, uses, most)
  select coupon_id, customer_id, 1, coupon_most from sent join key using (key) where coupon_id is not null
  on conflict (coupon_id, customer_id) do update set uses = coupon_uses.uses + 1, most = excluded.most
), `;

// What is to be paid first: nobody cooks yet, so its ticket is off the board until then.
const pay = {
  columns: ", payment_id uuid, pay_until timestamptz",
  parts: `payment as (
  insert into payments (id, order_id, restaurant_id, amount_minor, currency, ask_at, expires_at, created_at)
  select payment_id, id, restaurant_id, total_minor, currency, pay_until, pay_until, placed_at
    from sent join placed using (id)
), `,
};

interface Parts {
  couponParts?: string;
  pay?: typeof pay;
}

const plain = { name: "place-orders", text: insertSql({}) };
const withCoupon = { name: "place-orders-with-coupon", text: insertSql({ couponParts }) };
const unpaid = { name: "submit-orders", text: insertSql({ pay }) };
const unpaidWithCoupon = {
  name: "submit-orders-with-coupon",
  text: insertSql({ couponParts, pay }),
};
export const insertOrders = plain;

export interface SentOrder {
  order: ComposedOrder;
  key: { id: string; requestHash: Buffer };
  answer: StoredAnswer;
}

export type InsertOutcome =
  | "placed"
  | "known"
  | "menu_changed"
  | "client_id_taken"
  | "id_taken"
  | "coupon_exhausted";

const gathering = {
  // One statement of a process at a time: while it runs, the orders that come gather for the next.
  lanes: 1,
  most: 50,
  // One key is one order: the second waits, to find the first one's answer.
  apart: ({ key }: SentOrder) => [key.id],
};
const insertPlaced = gathered(insertTogether, gathering);
const insertUnpaid = gathered(insertTogether, gathering);
// Each alone: it may wait for somebody else who has its coupon, or be the one that comes too late for it.
const insertWithCoupon = gathered(insertTogether, { ...gathering, lanes: 4, most: 1 });

/** Writes the order; tells why when it did not. */
export async function insertOrder(sent: SentOrder): Promise<InsertOutcome> {
  const { coupon, payment } = sent.order;
  const insert = coupon ? insertWithCoupon : payment ? insertUnpaid : insertPlaced;
  const outcome = await insert(sent);
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

async function insertTogether(batch: SentOrder[]): Promise<(InsertOutcome | Error)[]> {
  try {
    return await runInsert(batch);
  } catch (error) {
    if (batch.length > 1 && !isTransient(error)) return insertHalves(batch);
    const refusal = error instanceof DatabaseError && refusals[error.constraint ?? ""];
    return batch.map(() => refusal || (error instanceof Error ? error : new Error(String(error))));
  }
}

/** One of them is refused, or cannot be stored, and took the others with it: it is looked for by halves. */
async function insertHalves(batch: SentOrder[]): Promise<(InsertOutcome | Error)[]> {
  const half = Math.ceil(batch.length / 2);
  const first = await insertTogether(batch.slice(0, half));
  return [...first, ...(await insertTogether(batch.slice(half)))];
}

const refusals: Partial<Record<string, InsertOutcome>> = {
  orders_pkey: "id_taken",
  orders_customer_client_id: "client_id_taken",
  orders_table_client_id: "client_id_taken",
  coupons_within_limit: "coupon_exhausted",
  coupon_uses_within_limit: "coupon_exhausted",
};

interface Row {
  id: string;
  menu_holds: boolean;
  is_placed: boolean;
}

const statementFor = (batch: readonly SentOrder[]) => {
  const hasCoupon = batch[0]?.order.coupon;
  if (batch[0]?.order.payment) return hasCoupon ? unpaidWithCoupon : unpaid;
  return hasCoupon ? withCoupon : plain;
};

async function runInsert(batch: SentOrder[]): Promise<InsertOutcome[]> {
  const { rows } = await pool.query<Row>({
    ...statementFor(batch),
    // As bytes: the driver would have the engine make a second, flat copy of the text, among what is old.
    values: [Buffer.from(JSON.stringify(batch.map(toSent)))],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return batch.map(({ order }) => {
    const row = byId.get(order.id);
    if (row?.is_placed) return "placed";
    return row?.menu_holds ? "known" : "menu_changed";
  });
}

const toBytea = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;

/** An order as the statement reads it. */
export function toSent({ order, key, answer }: SentOrder) {
  const { placer } = order;
  return {
    id: order.id,
    restaurant_id: order.restaurantId,
    menu_version: order.menuVersion,
    profile_version: order.profileVersion,
    placed_at: order.placedAt,
    key: key.id,
    request_hash: toBytea(key.requestHash),
    answer_status: answer.status,
    answer: answer.body,
    customer_id: placer.kind === "customer" ? placer.userId : undefined,
    table_id: placer.kind === "table" ? placer.tableId : undefined,
    table_number: placer.kind === "table" ? placer.tableNumber : undefined,
    client_order_id: order.clientOrderId,
    order_type: order.orderType,
    currency: order.currency,
    payment_method: order.paymentMethod,
    note: order.note,
    address_sealed: order.addressSealed && toBytea(order.addressSealed),
    distance_m: order.distanceM,
    scheduled_for: order.scheduledFor,
    promised_at: order.promisedAt,
    history: [{ status: statusOf(order), at: order.placedAt }],
    lines: order.lines.map((line, index) => ({
      id: line.id,
      line: index,
      food_id: line.foodId,
      name: line.name,
      quantity: line.quantity,
      unit_minor: line.unitMinor,
      line_minor: line.lineMinor,
      options: line.options,
      note: line.note,
    })),
    bill_id: order.billId,
    subtotal_minor: order.subtotalMinor,
    discount_minor: order.discountMinor,
    coupon_id: order.coupon?.id,
    coupon_most: order.coupon?.perCustomerLimit,
    tax_minor: order.taxMinor,
    delivery_fee_minor: order.deliveryFeeMinor,
    tip_minor: order.tipMinor,
    total_minor: order.totalMinor,
    ticket_id: order.ticketId,
    payment_id: order.payment?.id,
    pay_until: order.payment?.until,
    fact: order.payment ? { ...factOf(order), payment_id: order.payment.id } : placedFact(order),
  };
}

const factOf = (order: ComposedOrder) => ({
  order_id: order.id,
  restaurant_id: order.restaurantId,
  version: 1,
  status: statusOf(order),
  total_minor: order.totalMinor,
  placed_at: order.placedAt.toISOString(),
});

/** What order.placed tells. */
export const placedFact = (order: ComposedOrder) => ({
  ticket_id: order.ticketId,
  ...factOf(order),
  currency: order.currency,
  items: order.lines.map((line) => ({
    food_id: line.foodId,
    name: line.name,
    quantity: line.quantity,
    line_minor: line.lineMinor,
  })),
});
