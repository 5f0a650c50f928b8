import { z } from "@hono/zod-openapi";
import { timestamp, uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import type { FullOrder, FullOrderWithMoney, OrderRow } from "./queries";
import { answerBy, paidMinor, staffSteps } from "./rules";
import { addressSchema, readAddress } from "./schema/address";
import { cancellationOf, cancellationSchema } from "./schema/cancelling";
import { paymentSchema, toPaymentJson } from "./schema/payment";
import { refundSchema, toRefundJson } from "./schema/refund";
import { orderStatus } from "./schema/status";
import { billStatuses, paymentMethods } from "./types";

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
    cancellation: cancellationSchema.optional(),
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

/** What was asked for, paid and given back; of an order in cash that nobody paid yet: nothing. */
function moneyJson({ order, bill, payments, refunds }: FullOrderWithMoney) {
  const first = payments.find((one) => one.purpose === "order");
  const difference = payments.find(
    (one) => one.purpose === "difference" && one.status === "PENDING",
  );
  return {
    ...(first ? { payment: toPaymentJson(first) } : {}),
    ...(difference ? { difference: toPaymentJson(difference) } : {}),
    paid_amount: toMajor(paidMinor(bill, { payments }), order.currency),
    refunds: refunds
      .filter((one) => one.status !== "RECORDED")
      .map((one) => toRefundJson(one, order.currency)),
  };
}

/** What staff may still do while a rider has the order in hand. */
const stepsBeside = ({ status, orderType }: OrderRow) =>
  staffSteps(status, orderType).filter((one) => one !== "OUT_FOR_DELIVERY" && one !== "COMPLETED");

/** What lists and details have in common. */
export const commonJson = ({
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
        answer_by: answerBy(order, answer.minutes).toISOString(),
        rejects_unanswered: answer.rejects,
      }
    : {}),
  bill_status: bill.status,
  ...(stars === null ? {} : { stars }),
  version: order.version,
});

/** An order with its lines and sums; the address only where the caller may read it. */
export function toOrderJson(full: FullOrderWithMoney, now: Date): OrderJson {
  const { order, bill } = full;
  const major = (minor: number) => toMajor(minor, order.currency);
  const cancellation = cancellationOf(full, now);
  return {
    // A spread at the beginning would have all other fields added one by one, for each order of a list.
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
    ...commonJson(full),
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
