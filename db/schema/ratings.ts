import { index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** What a customer thought of an order, once. */
export const ratings = pgTable(
  "ratings",
  {
    orderId: uuid().primaryKey(),
    restaurantId: uuid().notNull(),
    customerId: uuid().notNull(),
    restaurantStars: smallint().notNull(),
    riderStars: smallint(),
    comment: text(),
    createdAt: moment().notNull(),
  },
  (t) => [index().on(t.restaurantId, t.createdAt), index().on(t.customerId)],
);
