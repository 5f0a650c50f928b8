import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes, id, moment } from "./columns";
import { restaurants } from "./restaurants";
import { users } from "./users";

export const favourites = pgTable(
  "favourites",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.restaurantId] }), index().on(t.restaurantId)],
);

export const savedAddresses = pgTable(
  "saved_addresses",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Label and address as JSON under AES-256-GCM. */
    sealed: bytes().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [index().on(t.userId, t.updatedAt)],
);
