import type { PoolClient } from "pg";
import { type EventData, type EventType, topicFor } from "@/lib/events/catalogue";
import { placedFact } from "@/lib/orders/commands/insert-order";
import { refundMinor, refundPercent } from "@/lib/orders/rules";
import { newId } from "@/lib/platform/ids";
import type { PastOrder } from "./orders";

const BATCH = 1_000;
const EVENT_BATCH = 5_000;

const insertOrders = `
insert into orders (id, restaurant_id, customer_id, table_id, table_number, order_type, status, version,
  menu_version, currency, total_minor, payment_method, note, address_sealed, distance_m, promised_at,
  history, placed_at, updated_at)
select id, restaurant_id, customer_id, table_id, table_number, order_type, status, version,
  menu_version, currency, total_minor, payment_method, note, decode(address, 'hex'), distance_m,
  promised_at, history, placed_at, updated_at
from jsonb_to_recordset($1::jsonb) as o(id uuid, restaurant_id uuid, customer_id uuid, table_id uuid,
  table_number text, order_type text, status text, version int, menu_version int, currency text,
  total_minor int, payment_method text, note text, address text, distance_m int,
  promised_at timestamptz, history jsonb, placed_at timestamptz, updated_at timestamptz)`;
const insertItems = `
insert into order_items (id, order_id, line, food_id, name, quantity, unit_minor, line_minor, options, note)
select * from jsonb_to_recordset($1::jsonb) as l(id uuid, order_id uuid, line smallint, food_id uuid,
  name text, quantity int, unit_minor int, line_minor int, options jsonb, note text)`;
const insertBills = `
insert into bills (id, order_id, subtotal_minor, tax_minor, delivery_fee_minor, tip_minor, total_minor,
  status, payment_method, paid_at, finalized_at)
select * from jsonb_to_recordset($1::jsonb) as b(id uuid, order_id uuid, subtotal_minor int,
  tax_minor int, delivery_fee_minor int, tip_minor int, total_minor int, status text,
  payment_method text, paid_at timestamptz, finalized_at timestamptz)`;
const insertTickets = `
insert into tickets (id, order_id, restaurant_id, number, status, version, placed_at, closed_at)
select id, order_id, restaurant_id,
  nextval(('ticket_numbers_' || (uuid_hash(restaurant_id) & 63))::regclass), status, version,
  placed_at, closed_at
from jsonb_to_recordset($1::jsonb) as t(id uuid, order_id uuid, restaurant_id uuid, status text,
  version int, placed_at timestamptz, closed_at timestamptz) order by placed_at`;
const insertRefunds = `
insert into refunds (id, order_id, amount_minor, percent, reason, created_at)
select * from jsonb_to_recordset($1::jsonb) as r(id uuid, order_id uuid, amount_minor int,
  percent int, reason text, created_at timestamptz)`;
const insertEvents = `
insert into events (topic, type, key, restaurant_id, payload, occurred_at)
select topic, type, key, restaurant_id, payload, occurred_at
from jsonb_to_recordset($1::jsonb) as e(topic text, type text, key text, restaurant_id uuid,
  payload jsonb, occurred_at timestamptz)`;

/** Writes orders with their lines, bills, tickets, refunds and every fact of their lives. */
export async function storeOrders(client: PoolClient, past: readonly PastOrder[]): Promise<void> {
  const inOrder = [...past].sort((a, b) => +a.order.placedAt - +b.order.placedAt);
  for (let from = 0; from < inOrder.length; from += BATCH) {
    const batch = inOrder.slice(from, from + BATCH);
    await insertRows(client, insertOrders, batch.map(orderRow));
    await insertRows(client, insertItems, batch.flatMap(itemRows));
    await insertRows(client, insertBills, batch.map(billRow));
    await insertRows(client, insertTickets, batch.map(ticketRow));
    await insertRows(client, insertRefunds, batch.flatMap(refundRows));
  }
  // The log holds facts in the order in which they happened.
  const facts = inOrder
    .flatMap(eventRows)
    .sort((a, b) => a.occurred_at.localeCompare(b.occurred_at) || a.version - b.version);
  for (let from = 0; from < facts.length; from += EVENT_BATCH)
    await insertRows(client, insertEvents, facts.slice(from, from + EVENT_BATCH));
}

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

const billRow = (past: PastOrder) => ({
  id: past.order.billId,
  order_id: past.order.id,
  subtotal_minor: past.order.subtotalMinor,
  tax_minor: past.order.taxMinor,
  delivery_fee_minor: past.order.deliveryFeeMinor,
  tip_minor: past.order.tipMinor,
  total_minor: past.order.totalMinor,
  status: isCalledOff(past) ? "VOID" : isDone(past) ? "PAID" : "PENDING",
  payment_method: past.order.paymentMethod,
  paid_at: isDone(past) ? lastStep(past).at : null,
  finalized_at: isDone(past) ? lastStep(past).at : null,
});

const ticketRow = ({ order, life }: PastOrder) => ({
  id: order.ticketId,
  order_id: order.id,
  restaurant_id: order.restaurantId,
  status: life.ticket.status,
  version: life.ticket.version,
  placed_at: order.placedAt,
  closed_at: life.ticket.closedAt,
});

function refundRows(past: PastOrder) {
  if (!isCalledOff(past)) return [];
  const { order } = past;
  const { status, at, reason } = lastStep(past);
  const percent = status === "REJECTED" ? 100 : (refundPercent(order.placedAt, new Date(at)) ?? 0);
  return [
    {
      id: newId(),
      order_id: order.id,
      amount_minor: refundMinor(order.totalMinor, percent),
      percent,
      reason: reason ?? status.toLowerCase(),
      created_at: at,
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
    if (!before)
      return eventRow("order.placed", { ...about, payload: placed, at: step.at, version });
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
        items: isEnd ? placed.items : undefined,
      },
    });
  });
  return isDone(past) ? [...steps, ...paymentRows(past)] : steps;
}

/** Who has eaten has paid. */
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
