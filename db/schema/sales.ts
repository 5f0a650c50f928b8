import {
  bigint,
  date,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { StoredDish } from "@/lib/analytics/types";
import { moment } from "./columns";

/** Orders told to us by other systems: a till, a marketplace. */
export const externalOrders = pgTable(
  "external_orders",
  {
    restaurantId: uuid().notNull(),
    orderId: text().notNull(),
    amountMinor: integer().notNull(),
    /** Kept as it came, to be read now and then: a document taken apart costs a third more to write. */
    dishes: json().$type<StoredDish[]>().notNull(),
    soldAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.restaurantId, t.orderId] }),
    index("external_orders_recent").on(t.restaurantId, t.soldAt),
  ],
);

const sum = () => bigint({ mode: "number" }).notNull();

/** Closed hours of each restaurant, for reports; `external` is what other systems told. */
export const salesHourly = pgTable(
  "sales_hourly",
  {
    restaurantId: uuid().notNull(),
    hour: moment().notNull(),
    orderType: text().notNull(),
    orders: integer().notNull(),
    grossMinor: sum(),
    refundsMinor: sum(),
  },
  (t) => [primaryKey({ columns: [t.restaurantId, t.hour, t.orderType] })],
);

/** Dishes sold on each closed day of a restaurant's own calendar. */
export const dishSalesDaily = pgTable(
  "dish_sales_daily",
  {
    restaurantId: uuid().notNull(),
    day: date().notNull(),
    dishId: text().notNull(),
    name: text().notNull(),
    quantity: sum(),
    amountMinor: sum(),
    lastSoldAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.restaurantId, t.day, t.dishId] })],
);

/** Until when a restaurant's hours and days are kept as sums, and the zone they were cut in. */
export const salesFolded = pgTable("sales_folded", {
  restaurantId: uuid().primaryKey(),
  timezone: text().notNull(),
  hoursUntil: moment().notNull(),
  daysUntil: moment().notNull(),
});
