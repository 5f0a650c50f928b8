import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { OptionGroup } from "@/lib/menu/types";
import { id, moment } from "./columns";
import { restaurants } from "./restaurants";

export const categories = pgTable(
  "categories",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    position: integer().notNull().default(0),
  },
  (t) => [index().on(t.restaurantId, t.position)],
);

/** A place in the kitchen where dishes are made, with a screen of its own. */
export const stations = pgTable(
  "stations",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    position: integer().notNull().default(0),
  },
  (t) => [uniqueIndex("stations_name").on(t.restaurantId, t.name)],
);

export const foods = pgTable(
  "foods",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id, { onDelete: "cascade" }),
    name: text().notNull(),
    description: text().notNull().default(""),
    priceMinor: integer().notNull(),
    isAvailable: boolean().notNull().default(true),
    /** With isAvailable false: when the dish comes back by itself. */
    unavailableUntil: moment(),
    dietary: text().array().notNull().default(sql`'{}'`),
    allergens: text().array().notNull().default(sql`'{}'`),
    /** Where it is made; without one it shows where all tickets do. */
    stationId: uuid().references(() => stations.id, { onDelete: "set null" }),
    optionGroups: jsonb().$type<OptionGroup[]>().notNull().default([]),
    /** The name of its picture. */
    picture: text(),
    position: integer().notNull().default(0),
  },
  (t) => [
    index().on(t.restaurantId, t.categoryId, t.position),
    index("foods_station").on(t.stationId).where(sql`station_id is not null`),
  ],
);
