import { z } from "@hono/zod-openapi";
import { couponCode } from "@/lib/coupons/schema";
import { currency, money, noteText, timestamp, uuid } from "@/lib/platform/http/schema";
import { orderTypes } from "@/lib/restaurants/types";
import { type OrderRequest, paymentMethods } from "../types";
import { addressSchema } from "./address";

const MOST_LINES = 100;
const MOST_OPTIONS = 30;

const quantity = z.int().min(1).max(99);
const options = z.array(uuid).max(MOST_OPTIONS);

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
    /** What the customer was shown: at any other total the order is refused as `price_changed`. */
    expected_total: money.optional(),
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
          // One that is no id is on no menu, and is refused in the words for that.
          menu_item_id: z.string().min(1).max(100).toLowerCase(),
          quantity,
          options: options.optional(),
          note: noteText(200).optional(),
        }),
      )
      .min(1)
      .max(MOST_LINES),
    version: z.int().min(1),
    expected_total: money.optional(),
    order_id: uuid,
  })
  .openapi("NewTableOrder");

export const newOrder = z.union([customerOrder, tableOrder]);
export type NewOrder = z.infer<typeof newOrder>;
export type NewCustomerOrder = z.infer<typeof customerOrder>;
export type NewTableOrder = z.infer<typeof tableOrder>;

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
  expectedTotal: body.expected_total,
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
  expectedTotal: body.expected_total,
  clientOrderId: body.order_id,
});

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
