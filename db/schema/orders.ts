import { sql } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  BillStatus,
  OrderStatus,
  PaymentMethod,
  PickedOption,
  StatusStep,
  TicketChange,
  TicketStatus,
} from "@/lib/orders/types";
import { newId } from "@/lib/platform/ids";
import type { OrderType } from "@/lib/restaurants/types";
import { bytes, id, moment } from "./columns";

// No foreign keys from here on: an order refers to rows that pricing or the statement itself has read,
// and each key would be one more look-up for each row written.
export const orders = pgTable(
  "orders",
  {
    id: id(),
    restaurantId: uuid().notNull(),
    customerId: uuid(),
    tableId: uuid(),
    tableNumber: text(),
    clientOrderId: uuid(),
    orderType: text().$type<OrderType>().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    /** Rises by one with every change; events carry it, so a gap is a lost event. */
    version: integer().notNull().default(1),
    menuVersion: integer().notNull(),
    currency: text().notNull(),
    totalMinor: integer().notNull(),
    couponId: uuid(),
    paymentMethod: text().$type<PaymentMethod>().notNull(),
    note: text(),
    /** Address as JSON under AES-256-GCM. */
    addressSealed: bytes(),
    distanceM: integer(),
    scheduledFor: moment(),
    promisedAt: moment().notNull(),
    history: jsonb().$type<StatusStep[]>().notNull(),
    placedAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    index("orders_restaurant_recent").on(t.restaurantId, t.placedAt),
    index("orders_customer_recent")
      .on(t.customerId, t.placedAt)
      .where(sql`customer_id is not null`),
    index("orders_table_recent").on(t.tableId, t.placedAt).where(sql`table_id is not null`),
    uniqueIndex("orders_customer_client_id")
      .on(t.customerId, t.clientOrderId)
      .where(sql`customer_id is not null and client_order_id is not null`),
    uniqueIndex("orders_table_client_id")
      .on(t.tableId, t.clientOrderId)
      .where(sql`table_id is not null and client_order_id is not null`),
  ],
);

export const orderItems = pgTable(
  "order_items",
  {
    id: uuid().notNull().$defaultFn(newId),
    orderId: uuid().notNull(),
    line: smallint().notNull(),
    foodId: uuid().notNull(),
    name: text().notNull(),
    quantity: integer().notNull(),
    /** One piece with its options. */
    unitMinor: integer().notNull(),
    lineMinor: integer().notNull(),
    options: jsonb().$type<PickedOption[]>().notNull(),
    note: text(),
    doneAt: moment(),
    /** Who made it when its dish left the menu; until then the dish itself says so. */
    stationId: uuid(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.id] })],
);

export const bills = pgTable("bills", {
  id: id(),
  orderId: uuid().notNull().unique(),
  subtotalMinor: integer().notNull(),
  taxMinor: integer().notNull(),
  discountMinor: integer().notNull().default(0),
  deliveryFeeMinor: integer().notNull(),
  tipMinor: integer().notNull(),
  totalMinor: integer().notNull(),
  status: text().$type<BillStatus>().notNull(),
  paymentMethod: text().$type<PaymentMethod>(),
  paidAt: moment(),
  /** Staff have closed it: once. */
  finalizedAt: moment(),
});

export const tickets = pgTable(
  "tickets",
  {
    id: id(),
    orderId: uuid().notNull().unique(),
    restaurantId: uuid().notNull(),
    number: integer().notNull(),
    status: text().$type<TicketStatus>().notNull(),
    version: integer().notNull().default(1),
    placedAt: moment().notNull(),
    /** Off the board: its order was cancelled or rejected, or service took it. */
    closedAt: moment(),
    /** What changed since the cook read it, until the cook has said so; null: nothing. */
    changes: jsonb().$type<TicketChange[]>(),
  },
  (t) => [
    index("tickets_open").on(t.restaurantId, t.placedAt).where(sql`closed_at is null`),
    index("tickets_restaurant_recent").on(t.restaurantId, t.placedAt),
    index("tickets_unread").on(t.restaurantId, t.placedAt).where(sql`changes is not null`),
  ],
);
