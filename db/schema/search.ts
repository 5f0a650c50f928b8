import { sql } from "drizzle-orm";
import { boolean, customType, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { restaurants } from "./restaurants";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What a restaurant is found by. Kept by triggers, so that no way of writing a menu forgets it. */
export const restaurantSearch = pgTable(
  "restaurant_search",
  {
    restaurantId: uuid()
      .primaryKey()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    /** Words of its name (A), its cuisines (B) and its dishes (C). */
    document: tsvector().notNull(),
    /** It has dishes, and every one of them is vegetarian. */
    isVegetarian: boolean().notNull(),
  },
  (t) => [index("restaurant_search_document").using("gin", t.document)],
);

/** Every word of the documents: mistyped words are looked up here, not in each dish. */
export const searchWords = pgTable("search_words", { word: text().primaryKey() }, (t) => [
  index("search_words_trgm").using("gin", sql`${t.word} gin_trgm_ops`),
]);
