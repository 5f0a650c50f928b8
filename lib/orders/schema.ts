import { z } from "@hono/zod-openapi";
import { couponCode } from "@/lib/coupons/schema";
import { refundKinds } from "@/lib/events/types";
import { minutesAfter } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import {
  bodyOf,
  currency,
  latitude,
  longitude,
  money,
  noteText,
  page,
  pageQuery,
  shortText,
  timestamp,
  uuid,
} from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { unseal } from "@/lib/platform/secrets";
import { orderTypes } from "@/lib/restaurants/types";
import type { Reordered } from "./commands/reorder";
import type {
  FullOrder,
  FullOrderWithMoney,
  OrderRow,
  PaymentRow,
  RefundRow,
  Tab,
} from "./queries";
import type { HistoryEntry } from "./queries/history";
import type { OrderFilter } from "./queries/restaurant-orders";
import { isChangeable, refundableMinor, refundMinor, refundPercent, staffSteps } from "./rules";
import {
  type Address,
  billStatuses,
  type OrderRequest,
  orderShows,
  orderStatuses,
  paymentMethods,
  paymentStatuses,
  refundStatuses,
  ticketStatuses,
} from "./types";

const MOST_LINES = 100;
const MOST_OPTIONS = 30;

const quantity = z.int().min(1).max(99);
const options = z.array(uuid).max(MOST_OPTIONS);

export const addressSchema = z
  .strictObject({
    line1: shortText(),
    line2: noteText(200).optional(),
    city: shortText(100),
    postcode: noteText(20).optional(),
    instructions: noteText(300).optional(),
    phone: noteText(30).optional(),
    lat: latitude,
    lng: longitude,
  })
  .openapi("Address");

const customerOrder = z
  .strictObject({
    restaurant_id: uuid,
    order_type: z.enum(orderTypes),
    items: z
      .array(
        z.strictObject({
          food_id: uuid,
          quantity,
          options: options.optional(),
          note: noteText(200).optional(),
        }),
      )
      .min(1)
      .max(MOST_LINES),
    delivery_address: addressSchema.optional(),
    scheduled_for: timestamp.optional(),
    tip: money.optional(),
    coupon_code: couponCode.optional(),
    payment_method: z.enum(paymentMethods),
    menu_version: z.int().min(1).optional(),
    order_id: uuid.optional(),
    note: noteText().optional(),
  })
  .refine((order) => order.order_type !== "delivery" || order.delivery_address !== undefined, {
    path: ["delivery_address"],
    error: "a delivery needs an address",
  })
  .openapi("NewOrder");

const tableOrder = z
  .strictObject({
    table_number: z.union([z.string().min(1).max(20), z.int()]).transform(String),
    items: z
      .array(
        z.strictObject({
          menu_item_id: uuid,
          quantity,
          options: options.optional(),
          note: noteText(200).optional(),
        }),
      )
      .min(1)
      .max(MOST_LINES),
    version: z.int().min(1),
    order_id: uuid,
  })
  .openapi("NewTableOrder");

export const newOrder = z.union([customerOrder, tableOrder]);
export type NewOrder = z.infer<typeof newOrder>;
export type NewCustomerOrder = z.infer<typeof customerOrder>;
export type NewTableOrder = z.infer<typeof tableOrder>;

export const placedSchema = z
  .object({
    order_id: uuid,
    status: z.string(),
    total_price: z.number().optional(),
    currency: currency.optional(),
    placed_at: timestamp.optional(),
    version: z.int().optional(),
    /** What is to be paid first, and where. */
    payment: z.object({ id: uuid, checkout_url: z.url() }).optional(),
  })
  .openapi("PlacedOrder");

const orderStatus = z.enum(orderStatuses);

export const paymentSchema = z
  .object({
    id: uuid,
    status: z.enum(paymentStatuses),
    amount: z.number(),
    currency,
    /** While it can be paid: where, and until when. */
    checkout_url: z.url().optional(),
    expires_at: timestamp.optional(),
    /** The provider has not said yet what came of it. */
    is_processing: z.boolean(),
    /** Why the last try was declined. */
    failure: z.string().optional(),
  })
  .openapi("Payment");
export type PaymentJson = z.infer<typeof paymentSchema>;

export const refundSchema = z
  .object({
    id: uuid,
    amount: z.number(),
    currency,
    kind: z.enum(refundKinds),
    status: z.enum(refundStatuses),
    reason: z.string(),
    percent: z.int().optional(),
    items: z.array(z.object({ id: uuid, quantity: z.int() })).optional(),
    created_at: timestamp,
  })
  .openapi("Refund");
export type RefundJson = z.infer<typeof refundSchema>;

export const orderSchema = z
  .object({
    order_id: uuid,
    restaurant_id: uuid,
    restaurant_name: z.string(),
    number: z.int(),
    order_type: z.enum(orderTypes),
    table_number: z.string().optional(),
    status: orderStatus,
    next_steps: z.array(orderStatus),
    items: z.array(
      z.object({
        id: uuid,
        food_id: uuid,
        name: z.string(),
        quantity: z.int(),
        unit_price: z.number(),
        line_total: z.number(),
        options: z.array(z.object({ id: uuid, name: z.string(), price: z.number() })),
        note: z.string().nullable(),
      }),
    ),
    subtotal: z.number(),
    tax_amount: z.number(),
    discount_amount: z.number(),
    delivery_fee: z.number(),
    tip: z.number(),
    total_price: z.number(),
    currency: z.string(),
    payment_method: z.enum(paymentMethods),
    /** The payment the order waits for or was made with. */
    payment: paymentSchema.optional(),
    /** What a new address would cost more, while it can be paid. */
    difference: paymentSchema.optional(),
    paid_amount: z.number(),
    refunds: z.array(refundSchema),
    delivery_address: addressSchema.optional(),
    distance_m: z.int().optional(),
    note: z.string().nullable(),
    placed_at: timestamp,
    promised_at: timestamp,
    scheduled_for: timestamp.optional(),
    history: z.array(
      z.object({ status: orderStatus, at: timestamp, reason: z.string().optional() }),
    ),
    /** What cancelling now would give back; absent when it is too late. */
    cancellation: z
      .object({ refund_percent: z.number(), refund_amount: z.number(), until: timestamp })
      .optional(),
    /** While it waits for the restaurant's answer: how long it will, and whether it is rejected then. */
    answer_by: timestamp.optional(),
    rejects_unanswered: z.boolean().optional(),
    bill_status: z.enum(billStatuses),
    /** The stars its customer gave the restaurant for it. */
    stars: z.int().optional(),
    version: z.int(),
  })
  .openapi("Order");
export type OrderJson = z.infer<typeof orderSchema>;

export const orderSummarySchema = orderSchema
  .pick({
    order_id: true,
    restaurant_id: true,
    restaurant_name: true,
    number: true,
    order_type: true,
    table_number: true,
    status: true,
    next_steps: true,
    total_price: true,
    currency: true,
    placed_at: true,
    promised_at: true,
    answer_by: true,
    rejects_unanswered: true,
    bill_status: true,
    stars: true,
    version: true,
  })
  .extend({ items: z.array(z.object({ name: z.string(), quantity: z.int() })) })
  .openapi("OrderSummary");
export type OrderSummaryJson = z.infer<typeof orderSummarySchema>;
export const orderPage = page(orderSummarySchema);

export const statusSchema = z
  .object({ order_id: uuid, status: orderStatus, promised_at: timestamp, version: z.int() })
  .openapi("OrderStatus");

export const statusChange = bodyOf(
  z.strictObject({ status: orderStatus, reason: noteText(200).optional() }),
);

export const orderChange = bodyOf(
  z
    .strictObject({
      delivery_address: addressSchema.optional(),
      scheduled_for: timestamp.nullable().optional(),
      note: noteText().nullable().optional(),
    })
    .refine((change) => Object.keys(change).length > 0, "nothing to change"),
);

export const cancelledSchema = z
  .object({ status: orderStatus, refund_percent: z.number(), refund_amount: z.number() })
  .openapi("CancelledOrder");

export const reorderSchema = z
  .object({
    restaurant_id: uuid,
    restaurant_slug: z.string(),
    restaurant_name: z.string(),
    order_type: z.enum(orderTypes),
    currency: z.string(),
    menu_version: z.int(),
    items: z.array(
      z.object({
        food_id: uuid,
        name: z.string(),
        quantity: z.int(),
        options: z.array(z.object({ id: uuid, name: z.string() })),
        note: z.string().nullable(),
        unit_price: z.number(),
        previous_unit_price: z.number(),
      }),
    ),
    /** What cannot be had as it was. */
    gone: z.array(
      z.object({
        food_id: uuid,
        name: z.string(),
        quantity: z.int(),
        reason: z.enum(["removed", "sold_out", "options_changed"]),
      }),
    ),
    subtotal: z.number(),
  })
  .openapi("Reorder");
export type ReorderJson = z.infer<typeof reorderSchema>;

/** An old order at today's prices, ready to be placed with `POST /orders`. */
export function toReorderJson({ order, snapshot, lines, gone }: Reordered): ReorderJson {
  const { profile, currency: today, version } = snapshot;
  const major = (minor: number) => toMajor(minor, today);
  return {
    restaurant_id: profile.id,
    restaurant_slug: profile.slug,
    restaurant_name: profile.name,
    order_type: order.orderType,
    currency: today,
    menu_version: version,
    items: lines.map((line) => ({
      food_id: line.foodId,
      name: line.name,
      quantity: line.quantity,
      options: line.options.map(({ id, name }) => ({ id, name })),
      note: line.note,
      unit_price: major(line.unitMinor),
      previous_unit_price: major(line.wasUnitMinor),
    })),
    gone: gone.map(({ foodId, ...rest }) => ({ food_id: foodId, ...rest })),
    subtotal: major(lines.reduce((sum, line) => sum + line.lineMinor, 0)),
  };
}

export const tabSchema = z
  .object({
    table_number: z.string(),
    /** What the table has had since its guests sat down; cancelled orders do not count. */
    total: z.number(),
    currency: z.string(),
    bill_requested_at: timestamp.nullable(),
  })
  .openapi("Tab");
export type TabJson = z.infer<typeof tabSchema>;
export const tabList = z.object({ items: z.array(tabSchema) });

export const toTabJson = (tab: Tab): TabJson => ({
  table_number: tab.tableNumber,
  total: toMajor(tab.totalMinor, tab.currency),
  currency: tab.currency,
  bill_requested_at: tab.billRequestedAt?.toISOString() ?? null,
});

const listQuery = pageQuery.extend({ status: orderStatus.optional() });
export const orderListQuery = listQuery.extend({
  /** Only what the caller ordered, not what comes in where they work. */
  mine: z
    .enum(["true", "false"])
    .optional()
    .transform((text) => text === "true"),
});

const queriedTime = timestamp.transform((text) => new Date(text));
export const restaurantOrdersQuery = listQuery.extend({
  show: z.enum(orderShows).optional(),
  order_type: z.enum(orderTypes).optional(),
  /** A day of the restaurant's calendar. */
  date: z.iso.date().optional(),
  from: queriedTime.optional(),
  to: queriedTime.optional(),
  /** The number of a ticket or table, or words of a dish or note; the last three months without a day. */
  q: noteText(100).optional(),
});
export type RestaurantOrdersQuery = z.infer<typeof restaurantOrdersQuery>;

/** The query as what is looked for. */
export const toOrderFilter = (query: RestaurantOrdersQuery): OrderFilter => ({
  show: query.show,
  orderType: query.order_type,
  date: query.date,
  from: query.from,
  to: query.to,
  q: query.q,
});

export const historySchema = z
  .object({
    items: z.array(
      z.object({
        at: timestamp,
        /** The order's new state, a change by its guest, or something about its ticket. */
        what: z.enum(["status", "changed", "ticket", "item"]),
        status: orderStatus.optional(),
        ticket_status: z.enum(ticketStatuses).optional(),
        changed: z.array(z.enum(["address", "time", "note"])).optional(),
        item: z.string().optional(),
        done: z.boolean().optional(),
        reason: z.string().optional(),
        by: z.object({
          kind: z.enum(["guest", "table", "staff", "rider", "auto", "unknown"]),
          email: z.string().optional(),
        }),
      }),
    ),
  })
  .openapi("OrderHistory");
export type HistoryJson = z.infer<typeof historySchema>;

export function toHistoryJson({ at, step, change, ticket, by }: HistoryEntry) {
  const common = { at: at.toISOString(), by };
  if (step) {
    const { status, reason } = step;
    return { ...common, what: "status" as const, status, ...(reason ? { reason } : {}) };
  }
  if (change) return { ...common, what: "changed" as const, changed: change.changed ?? [] };
  if (ticket?.item) {
    const { name: item, done } = ticket.item;
    return { ...common, what: "item" as const, item, done };
  }
  const status = ticketStatuses.find((one) => one === ticket?.ticket_status);
  return { ...common, what: "ticket" as const, ...(status ? { ticket_status: status } : {}) };
}

/** Where a payment is made: the page opens the provider's. Whoever has the address may pay. */
export const payUrl = (paymentId: string): string => `${env.APP_URL}/pay/${paymentId}`;

/** A customer's body as an order request. */
export const fromCustomerOrder = (body: NewCustomerOrder): OrderRequest => ({
  restaurantId: body.restaurant_id,
  orderType: body.order_type,
  items: body.items.map((item) => ({
    foodId: item.food_id,
    quantity: item.quantity,
    options: item.options ?? [],
    note: item.note,
  })),
  address: body.order_type === "delivery" ? body.delivery_address : undefined,
  scheduledFor: body.scheduled_for ? new Date(body.scheduled_for) : undefined,
  tip: body.tip ?? 0,
  paymentMethod: body.payment_method,
  menuVersion: body.menu_version,
  clientOrderId: body.order_id,
  couponCode: body.coupon_code,
  note: body.note,
});

/** A table's body as an order request: eaten here, paid at the end. */
export const fromTableOrder = (body: NewTableOrder, restaurantId: string): OrderRequest => ({
  restaurantId,
  orderType: "dine_in",
  items: body.items.map((item) => ({
    foodId: item.menu_item_id,
    quantity: item.quantity,
    options: item.options ?? [],
    note: item.note,
  })),
  tip: 0,
  paymentMethod: "cash",
  menuVersion: body.version,
  clientOrderId: body.order_id,
});

export const readAddress = (sealed: Buffer): Address => JSON.parse(unseal(sealed));

export const toPaymentJson = (payment: PaymentRow): PaymentJson => ({
  id: payment.id,
  status: payment.status,
  amount: toMajor(payment.amountMinor, payment.currency),
  currency: payment.currency,
  is_processing: payment.isProcessing,
  ...(payment.status === "PENDING"
    ? {
        checkout_url: payUrl(payment.id),
        ...(payment.expiresAt ? { expires_at: payment.expiresAt.toISOString() } : {}),
        ...(payment.failure ? { failure: payment.failure } : {}),
      }
    : {}),
});

export const toRefundJson = (refund: RefundRow, currencyCode: string): RefundJson => ({
  id: refund.id,
  amount: toMajor(refund.amountMinor, currencyCode),
  currency: currencyCode,
  kind: refund.kind ?? "rejected",
  status: refund.status,
  reason: refund.reason,
  ...(refund.percent === null ? {} : { percent: refund.percent }),
  ...(refund.items
    ? {
        items: refund.items.map(({ itemId, quantity: count }) => ({ id: itemId, quantity: count })),
      }
    : {}),
  created_at: refund.createdAt.toISOString(),
});

/** What was asked for, paid and given back; of an order in cash that nobody paid yet: nothing. */
function moneyJson({ order, bill, payments, refunds }: FullOrderWithMoney) {
  const first = payments.find((one) => one.purpose === "order");
  const difference = payments.find(
    (one) => one.purpose === "difference" && one.status === "PENDING",
  );
  const captured = payments.reduce((sum, one) => sum + one.capturedMinor, 0);
  // What the restaurant took by hand is known by its bill alone.
  const paid = captured === 0 && bill.status === "PAID" ? bill.totalMinor : captured;
  return {
    ...(first ? { payment: toPaymentJson(first) } : {}),
    ...(difference ? { difference: toPaymentJson(difference) } : {}),
    paid_amount: toMajor(paid, order.currency),
    refunds: refunds
      .filter((one) => one.status !== "RECORDED")
      .map((one) => toRefundJson(one, order.currency)),
  };
}

/** What cancelling gives back: never more than is left of what was paid. */
function cancellationOf(
  { order, payments }: FullOrderWithMoney,
  now: Date,
): OrderJson["cancellation"] {
  if (order.status === "PENDING_PAYMENT") {
    const until = payments[0]?.expiresAt ?? now;
    return { refund_percent: 100, refund_amount: 0, until: until.toISOString() };
  }
  const percent = refundPercent(order.placedAt, now);
  const open = isChangeable(order.status) || order.status === "IN_PROGRESS";
  if (percent === undefined || !open) return undefined;
  const byRule = refundMinor(order.totalMinor, percent);
  const isPaid = payments.some((one) => one.status === "CAPTURED");
  const backMinor = isPaid ? Math.min(byRule, refundableMinor(payments)) : byRule;
  return {
    refund_percent: percent,
    refund_amount: toMajor(backMinor, order.currency),
    until: minutesAfter(order.placedAt, percent === 70 ? 10 : 30).toISOString(),
  };
}

/** What staff may still do while a rider has the order in hand. */
const stepsBeside = ({ status, orderType }: OrderRow) =>
  staffSteps(status, orderType).filter((one) => one !== "OUT_FOR_DELIVERY" && one !== "COMPLETED");

/** What lists and details have in common. */
const commonJson = ({
  order,
  bill,
  ticket,
  restaurantName,
  answer,
  stars,
  isCarried,
}: FullOrder) => ({
  order_id: order.id,
  restaurant_id: order.restaurantId,
  restaurant_name: restaurantName,
  number: ticket.number,
  order_type: order.orderType,
  ...(order.tableNumber === null ? {} : { table_number: order.tableNumber }),
  status: order.status,
  next_steps: isCarried ? stepsBeside(order) : [...staffSteps(order.status, order.orderType)],
  total_price: toMajor(order.totalMinor, order.currency),
  currency: order.currency,
  placed_at: order.placedAt.toISOString(),
  promised_at: order.promisedAt.toISOString(),
  ...(order.status === "PLACED"
    ? {
        answer_by: minutesAfter(order.placedAt, answer.minutes).toISOString(),
        rejects_unanswered: answer.rejects,
      }
    : {}),
  bill_status: bill.status,
  ...(stars === null ? {} : { stars }),
  version: order.version,
});

export const toOrderSummaryJson = (full: FullOrder): OrderSummaryJson => ({
  ...commonJson(full),
  items: full.items.map(({ name, quantity }) => ({ name, quantity })),
});

/** An order with its lines and sums; the address only where the caller may read it. */
export function toOrderJson(full: FullOrderWithMoney, now: Date): OrderJson {
  const { order, bill } = full;
  const major = (minor: number) => toMajor(minor, order.currency);
  const cancellation = cancellationOf(full, now);
  return {
    ...commonJson(full),
    items: full.items.map((item) => ({
      id: item.id,
      food_id: item.foodId,
      name: item.name,
      quantity: item.quantity,
      unit_price: major(item.unitMinor),
      line_total: major(item.lineMinor),
      options: item.options.map((option) => ({
        id: option.id,
        name: option.name,
        price: major(option.priceMinor),
      })),
      note: item.note,
    })),
    subtotal: major(bill.subtotalMinor),
    tax_amount: major(bill.taxMinor),
    discount_amount: major(bill.discountMinor),
    delivery_fee: major(bill.deliveryFeeMinor),
    tip: major(bill.tipMinor),
    payment_method: order.paymentMethod,
    ...moneyJson(full),
    ...(order.addressSealed ? { delivery_address: readAddress(order.addressSealed) } : {}),
    ...(order.distanceM === null ? {} : { distance_m: order.distanceM }),
    note: order.note,
    ...(order.scheduledFor ? { scheduled_for: order.scheduledFor.toISOString() } : {}),
    history: order.history.map(({ by: _, ...step }) => step),
    ...(cancellation ? { cancellation } : {}),
  };
}

export const toStatusJson = (order: OrderRow) => ({
  order_id: order.id,
  status: order.status,
  promised_at: order.promisedAt.toISOString(),
  version: order.version,
});
