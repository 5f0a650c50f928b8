import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ApiKeyScope } from "@/lib/platform/ctx";
import type { DeliveryFee, Holiday, OpeningSpan, OrderType } from "@/lib/restaurants/types";
import { bytes, id, moment, point } from "./columns";

export const restaurants = pgTable(
  "restaurants",
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    description: text().notNull().default(""),
    address: text().notNull(),
    neighbourhood: text(),
    phone: text(),
    lat: doublePrecision().notNull(),
    lng: doublePrecision().notNull(),
    location: point().generatedAlwaysAs(sql`point(lng, lat)`),
    cuisines: text().array().notNull().default(sql`'{}'`),
    currency: text().notNull(),
    timezone: text().notNull(),
    priceLevel: smallint().notNull().default(2),
    rating: doublePrecision().notNull().default(0),
    ratingCount: integer().notNull().default(0),
    /** null: open around the clock. Otherwise spans in the restaurant's own zone. */
    openingHours: jsonb().$type<OpeningSpan[]>(),
    holidays: jsonb().$type<Holiday[]>().notNull().default([]),
    orderTypes: text()
      .array()
      .$type<OrderType[]>()
      .notNull()
      .default(["delivery", "takeaway", "dine_in"]),
    deliveryRadiusM: integer().notNull().default(5000),
    minOrderMinor: integer().notNull().default(0),
    deliveryFee: jsonb().$type<DeliveryFee>().notNull().default({ baseMinor: 0, perKmMinor: 0 }),
    taxRateBp: integer().notNull().default(0),
    taxInclusive: boolean().notNull().default(true),
    /** The name of its picture. */
    picture: text(),
    prepMinutes: integer().notNull().default(20),
    pausedUntil: moment(),
    /** Minutes that cooking takes longer until `busyUntil`. */
    busyMinutes: integer().notNull().default(0),
    busyUntil: moment(),
    autoAccept: boolean().notNull().default(false),
    /** How long a guest waits for the restaurant's answer. */
    answerMinutes: smallint().notNull().default(5),
    rejectsUnanswered: boolean().notNull().default(false),
    /** Whether it pauses when nobody answers at all. */
    pausesUnanswered: boolean().notNull().default(true),
    menuVersion: integer().notNull().default(1),
    version: integer().notNull().default(1),
    bannedAt: moment(),
    banReason: text(),
    /** Where an imported row came from, so that importing twice changes nothing. */
    sourceRef: text().unique(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    index("restaurants_location").using("gist", t.location),
    index("restaurants_cuisines").using("gin", t.cuisines),
  ],
);

export const diningTables = pgTable(
  "dining_tables",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    tableNumber: text().notNull(),
    tokenHash: bytes().notNull().unique(),
    /** AES-256-GCM, so that the owner can print the QR code again. */
    tokenSealed: bytes().notNull(),
    revokedAt: moment(),
    /** Its guests wait for the bill since then. */
    billRequestedAt: moment(),
    /** When the guests before these had left; null: nobody has cleared the table yet. */
    sittingSince: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    index("dining_tables_bill")
      .on(t.restaurantId, t.billRequestedAt)
      .where(sql`bill_requested_at is not null`),
    uniqueIndex("dining_tables_live")
      .on(t.restaurantId, t.tableNumber)
      .where(sql`revoked_at is null`),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    keyHash: bytes().notNull().unique(),
    lastFour: text().notNull(),
    /** What it may do. */
    scopes: text().array().$type<ApiKeyScope[]>().notNull().default(["sales:read", "sales:write"]),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    revokedAt: moment(),
  },
  (t) => [index().on(t.restaurantId)],
);
