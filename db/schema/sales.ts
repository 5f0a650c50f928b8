import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { StoredDish } from "@/lib/analytics/types";
import { moment } from "./columns";

/** Orders told to us by other systems: a till, a marketplace. */
export const externalOrders = pgTable(
  "external_orders",
  {
    restaurantId: uuid().notNull(),
    orderId: text().notNull(),
    amountMinor: integer().notNull(),
    dishes: jsonb().$type<StoredDish[]>().notNull(),
    soldAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.restaurantId, t.orderId] }),
    index("external_orders_recent").on(t.restaurantId, t.soldAt),
  ],
);
