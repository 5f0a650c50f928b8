import { setImmediate as sent } from "node:timers/promises";
import type { PoolClient } from "pg";
import { type EventData, type EventType, topicFor } from "@/lib/events/catalogue";
import { placedFact } from "@/lib/orders/commands/insert-order";
import { refundMinor, refundPercent } from "@/lib/orders/rules";
import { newId } from "@/lib/platform/ids";
import {
  cardFacts,
  insertCheckouts,
  insertPayments,
  insertSandboxRefunds,
  paymentRow,
} from "./card-payments";
import type { PastOrder } from "./orders";

const EVENT_BATCH = 5_000;

// A place's orders in one statement: Postgres writes them while the next place's are invented.
const insertOrders = `
with sent as (select $1::json as orders, $2::json as items, $3::json as paid, $4::json as refunds
), o as materialized (
  select * from json_to_recordset((select orders from sent)) as o(id uuid, restaurant_id uuid,
    customer_id uuid, table_id uuid, table_number text, order_type text, status text, version int,
    menu_version int, currency text, total_minor int, payment_method text, note text, address text,
    distance_m int, promised_at timestamptz, history jsonb, placed_at timestamptz, updated_at timestamptz,
    bill_id uuid, subtotal_minor int, tax_minor int, delivery_fee_minor int, tip_minor int,
    bill_status text, paid_at timestamptz, finalized_at timestamptz,
    ticket_id uuid, ticket_status text, ticket_version int, closed_at timestamptz)
), paid as materialized (
  select * from json_to_recordset((select paid from sent)) as p(id uuid, order_id uuid, restaurant_id uuid,
    amount_minor int, currency text, ref text, charge_ref text, fee_minor int, refunds_minor int,
    expires_at timestamptz, captured_at timestamptz, created_at timestamptz, refund_id uuid,
    refunded_at timestamptz)
), placed as (
  insert into orders (id, restaurant_id, customer_id, table_id, table_number, order_type, status, version,
    menu_version, currency, total_minor, payment_method, note, address_sealed, distance_m, promised_at,
    history, placed_at, updated_at)
  select id, restaurant_id, customer_id, table_id, table_number, order_type, status, version,
    menu_version, currency, total_minor, payment_method, note, decode(address, 'hex'), distance_m,
    promised_at, history, placed_at, updated_at from o
), lines as (
  insert into order_items (id, order_id, line, food_id, name, quantity, unit_minor, line_minor, options, note)
  select * from json_to_recordset((select items from sent)) as l(id uuid, order_id uuid, line smallint,
    food_id uuid, name text, quantity int, unit_minor int, line_minor int, options jsonb, note text)
), billed as (
  insert into bills (id, order_id, subtotal_minor, tax_minor, delivery_fee_minor, tip_minor, total_minor,
    status, payment_method, paid_at, finalized_at)
  select bill_id, id, subtotal_minor, tax_minor, delivery_fee_minor, tip_minor, total_minor, bill_status,
    payment_method, paid_at, finalized_at from o
), cooked as (
  insert into tickets (id, order_id, restaurant_id, number, status, version, placed_at, closed_at)
  select ticket_id, id, restaurant_id,
    nextval(('ticket_numbers_' || (uuid_hash(restaurant_id) & 63))::regclass), ticket_status,
    ticket_version, placed_at, closed_at from (select * from o order by placed_at) o
), payment as (${insertPayments}
), checkout as (${insertCheckouts}
), given as (${insertSandboxRefunds}
)
insert into refunds (id, order_id, payment_id, amount_minor, percent, kind, status, reason, provider_ref,
  created_at, settled_at)
select * from json_to_recordset((select refunds from sent)) as r(id uuid, order_id uuid, payment_id uuid,
  amount_minor int, percent int, kind text, status text, reason text, provider_ref text,
  created_at timestamptz, settled_at timestamptz)`;
const insertEvents = `
insert into events (topic, type, key, restaurant_id, payload, occurred_at)
select topic, type, key, restaurant_id, payload, occurred_at
from json_to_recordset($1::json) as e(topic text, type text, key text, restaurant_id uuid,
  payload jsonb, occurred_at timestamptz)`;

/** Writes orders of a place with their lines, bills, tickets, payments and refunds. */
export async function storeOrders(client: PoolClient, past: readonly PastOrder[]): Promise<void> {
  const parts = [
    past.map(orderRow),
    past.flatMap(itemRows),
    past.flatMap(paymentRow),
    past.flatMap(refundRows),
  ];
  await client.query(
    insertOrders,
    parts.map((part) => JSON.stringify(part)),
  );
}

/** Writes every fact of orders' lives, in the order in which they happened. */
export async function storeFacts(client: PoolClient, past: readonly PastOrder[]): Promise<void> {
  const facts = past
    .flatMap((one) => [...eventRows(one), ...cardFacts(one)])
    .sort((a, b) => compare(a.occurred_at, b.occurred_at) || a.version - b.version);
  let written = Promise.resolve();
  for (let from = 0; from < facts.length; from += EVENT_BATCH) {
    const text = JSON.stringify(facts.slice(from, from + EVENT_BATCH));
    await written;
    written = client.query(insertEvents, [text]).then(() => undefined);
    await sent();
  }
  await written;
}

/** As texts of one form sort; a locale's rules cost ten times as much. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export async function insertRows(
  client: PoolClient,
  text: string,
  rows: readonly unknown[],
): Promise<void> {
  if (rows.length > 0) await client.query(text, [JSON.stringify(rows)]);
}

const lastStep = ({ life }: PastOrder) => {
  const last = life.history.at(-1);
  if (!last) throw new Error("an order without a beginning");
  return last;
};

function orderRow(past: PastOrder) {
  const { order, life } = past;
  const { placer } = order;
  const { status, at } = lastStep(past);
  return {
    id: order.id,
    restaurant_id: order.restaurantId,
    customer_id: placer.kind === "customer" ? placer.userId : null,
    table_id: placer.kind === "table" ? placer.tableId : null,
    table_number: placer.kind === "table" ? placer.tableNumber : null,
    order_type: order.orderType,
    status,
    version: life.history.length,
    menu_version: order.menuVersion,
    currency: order.currency,
    total_minor: order.totalMinor,
    payment_method: order.paymentMethod,
    note: order.note ?? null,
    address: order.addressSealed?.toString("hex") ?? null,
    distance_m: order.distanceM ?? null,
    promised_at: order.promisedAt,
    history: life.history.map(({ ticketStatus: _, ...step }) => step),
    placed_at: order.placedAt,
    updated_at: at,
    ...billColumns(past),
    ticket_id: order.ticketId,
    ticket_status: life.ticket.status,
    ticket_version: life.ticket.version,
    closed_at: life.ticket.closedAt,
  };
}

const itemRows = ({ order }: PastOrder) =>
  order.lines.map((line, at) => ({
    id: line.id,
    order_id: order.id,
    line: at,
    food_id: line.foodId,
    name: line.name,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    line_minor: line.lineMinor,
    options: line.options,
    note: line.note,
  }));

const isCalledOff = (past: PastOrder) => ["CANCELLED", "REJECTED"].includes(lastStep(past).status);

const isDone = (past: PastOrder) => lastStep(past).status === "COMPLETED";

function billColumns(past: PastOrder) {
  const { order, card } = past;
  const doneAt = isDone(past) ? lastStep(past).at : null;
  return {
    bill_id: order.billId,
    subtotal_minor: order.subtotalMinor,
    tax_minor: order.taxMinor,
    delivery_fee_minor: order.deliveryFeeMinor,
    tip_minor: order.tipMinor,
    bill_status: card?.billStatus ?? (isCalledOff(past) ? "VOID" : doneAt ? "PAID" : "PENDING"),
    paid_at: card?.paidAt ?? doneAt,
    finalized_at: card ? null : doneAt,
  };
}

function refundRows(past: PastOrder) {
  if (!isCalledOff(past)) return [];
  const { order, card } = past;
  const { status, at, reason } = lastStep(past);
  const percent = status === "REJECTED" ? 100 : (refundPercent(order.placedAt, new Date(at)) ?? 0);
  const moved = card?.refund;
  return [
    {
      id: moved?.id ?? newId(),
      order_id: order.id,
      payment_id: card?.paymentId ?? null,
      amount_minor: moved?.amountMinor ?? refundMinor(order.totalMinor, percent),
      percent,
      kind: moved?.kind ?? null,
      status: moved ? "SUCCEEDED" : "RECORDED",
      reason: reason ?? status.toLowerCase(),
      provider_ref: moved?.id ?? null,
      created_at: at,
      settled_at: moved?.settledAt ?? null,
    },
  ];
}

/** A fact as the log keeps it; `version` only sorts those of one moment. */
export function eventRow<T extends EventType>(
  type: T,
  fact: { key: string; restaurantId?: string; payload: EventData[T]; at: string; version?: number },
) {
  return {
    topic: topicFor(type),
    type,
    key: fact.key,
    restaurant_id: fact.restaurantId ?? null,
    payload: fact.payload,
    occurred_at: fact.at,
    version: fact.version ?? 0,
  };
}

function eventRows(past: PastOrder) {
  const { order, life } = past;
  const placed = placedFact(order);
  const about = { key: order.id, restaurantId: order.restaurantId };
  const steps = life.history.map((step, index) => {
    const version = index + 1;
    const before = life.history[index - 1];
    if (!before) return firstFact(past, placed);
    const isEnd = step.status === "CANCELLED" || step.status === "REJECTED";
    return eventRow("order.status_updated", {
      ...about,
      at: step.at,
      version,
      payload: {
        order_id: order.id,
        restaurant_id: order.restaurantId,
        version,
        status: step.status,
        total_minor: order.totalMinor,
        placed_at: placed.placed_at,
        from: before.status,
        reason: step.reason,
        ticket_status: step.ticketStatus,
        items: isEnd || step.status === "PLACED" ? placed.items : undefined,
      },
    });
  });
  return isDone(past) && !past.card ? [...steps, ...paymentRows(past)] : steps;
}

/** Placed; by card submitted, to be paid. */
function firstFact({ order, card }: PastOrder, placed: ReturnType<typeof placedFact>) {
  const about = { key: order.id, restaurantId: order.restaurantId, version: 1 };
  if (!card) return eventRow("order.placed", { ...about, payload: placed, at: placed.placed_at });
  const at = card.submittedAt.toISOString();
  const { ticket_id: _, currency: __, items: ___, ...fact } = placed;
  const payload = { ...fact, placed_at: at, payment_id: card.paymentId };
  return eventRow("order.submitted", { ...about, payload, at });
}

/** Who has eaten and had not paid before has paid. */
function paymentRows(past: PastOrder) {
  const { order, life } = past;
  const about = { key: order.id, restaurantId: order.restaurantId, at: lastStep(past).at };
  const version = life.history.length + 1;
  const bill = {
    order_id: order.id,
    restaurant_id: order.restaurantId,
    bill_id: order.billId,
    payment_method: order.paymentMethod,
  };
  const paid = { ...bill, total_minor: order.totalMinor, currency: order.currency };
  return [
    eventRow("bill.paid", { ...about, version, payload: paid }),
    eventRow("bill.finalized", { ...about, version: version + 1, payload: bill }),
  ];
}
