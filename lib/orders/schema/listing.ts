import { z } from "@hono/zod-openapi";
import { date, noteText, page, pageQuery, timestamp } from "@/lib/platform/http/schema";
import { orderTypes } from "@/lib/restaurants/types";
import type { FullOrder } from "../queries";
import type { OrderFilter } from "../queries/restaurant-orders";
import { commonJson, orderSchema } from "../schema";
import { orderShows } from "../types";
import { orderStatus } from "./status";

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

export const toOrderSummaryJson = (full: FullOrder): OrderSummaryJson => ({
  ...commonJson(full),
  items: full.items.map(({ name, quantity }) => ({ name, quantity })),
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
  date: date.optional(),
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
