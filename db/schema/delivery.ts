import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
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
import type { DeliveryStatus, Explanation, OfferStatus } from "@/lib/delivery/types";
import { bytes, id, moment } from "./columns";
import { users } from "./users";

/** Who rides: what the platform knows beyond the user. */
export const riders = pgTable(
  "riders",
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What customers call them; null: the platform has not been told. */
    name: text(),
    /** A number to call under AES-256-GCM. */
    phoneSealed: bytes(),
    isOnline: boolean().notNull().default(false),
    /** The cell of the map in which they went online. */
    zone: text(),
    /** Where they went online, for when the live position is away. */
    lat: doublePrecision(),
    lng: doublePrecision(),
    /** Rises with everything that their screen shows. */
    version: integer().notNull().default(0),
    updatedAt: moment().notNull(),
  },
  (t) => [index("riders_online").on(t.zone).where(sql`is_online`)],
);

/** A stretch of being online. */
export const riderShifts = pgTable(
  "rider_shifts",
  {
    id: id(),
    riderId: uuid().notNull(),
    startedAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    index("rider_shifts_recent").on(t.riderId, t.startedAt),
    uniqueIndex("rider_shifts_open").on(t.riderId).where(sql`ended_at is null`),
  ],
);

/** An order on its way to a door: one that has not failed at most, for each order. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    orderId: uuid().notNull(),
    restaurantId: uuid().notNull(),
    riderId: uuid(),
    /** Deliveries that one rider takes together. */
    tripId: uuid(),
    status: text().$type<DeliveryStatus>().notNull(),
    zone: text().notNull(),
    /** How often everybody was asked anew. */
    round: smallint().notNull().default(1),
    pickupLat: doublePrecision().notNull(),
    pickupLng: doublePrecision().notNull(),
    /** The door to a hundred metres; where it is exactly stands in the order's sealed address alone. */
    dropoffLat: doublePrecision().notNull(),
    dropoffLng: doublePrecision().notNull(),
    distanceM: integer().notNull(),
    currency: text().notNull(),
    payMinor: integer().notNull(),
    tipMinor: integer().notNull(),
    /** What the customer tells the rider at the door, under AES-256-GCM. */
    pinSealed: bytes().notNull(),
    pinTries: smallint().notNull().default(0),
    pinLockedUntil: moment(),
    placedAt: moment().notNull(),
    promisedAt: moment().notNull(),
    acceptedAt: moment().notNull(),
    /** When the kitchen will be done, as expected; `readyAt` is when it was. */
    expectedReadyAt: moment().notNull(),
    readyAt: moment(),
    /** Since when a rider is needed and not found. */
    searchingSince: moment(),
    toldUnassignedAt: moment(),
    /** The arrival that was told last because it had slipped. */
    delayedTo: moment(),
    assignedAt: moment(),
    arrivedAt: moment(),
    pickedUpAt: moment(),
    deliveredAt: moment(),
    failedAt: moment(),
    failReason: text(),
    /** Why this rider. */
    explanation: jsonb().$type<Explanation>(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("deliveries_live").on(t.orderId).where(sql`status <> 'FAILED'`),
    index("deliveries_order").on(t.orderId),
    index("deliveries_unassigned").on(t.zone).where(sql`status = 'UNASSIGNED'`),
    index("deliveries_carried")
      .on(t.riderId)
      .where(sql`status in ('ASSIGNED', 'ARRIVED_AT_RESTAURANT', 'PICKED_UP')`),
    index("deliveries_earned").on(t.riderId, t.deliveredAt).where(sql`status = 'DELIVERED'`),
    index("deliveries_restaurant").on(t.restaurantId, t.createdAt),
  ],
);

export const deliveryOffers = pgTable(
  "delivery_offers",
  {
    id: id(),
    deliveryId: uuid().notNull(),
    orderId: uuid().notNull(),
    restaurantId: uuid().notNull(),
    riderId: uuid().notNull(),
    tripId: uuid().notNull(),
    round: smallint().notNull(),
    status: text().$type<OfferStatus>().notNull(),
    currency: text().notNull(),
    payMinor: integer().notNull(),
    tipMinor: integer().notNull(),
    toPickupM: integer().notNull(),
    /** To the restaurant and on to the door. */
    distanceM: integer().notNull(),
    /** Until the food is handed over, from the offer on. */
    minutes: integer().notNull(),
    /** The neighbourhood of the door. */
    area: text(),
    explanation: jsonb().$type<Explanation>().notNull(),
    offeredAt: moment().notNull(),
    expiresAt: moment().notNull(),
    answeredAt: moment(),
    reason: text(),
  },
  (t) => [
    uniqueIndex("delivery_offers_open").on(t.deliveryId).where(sql`status = 'OFFERED'`),
    index("delivery_offers_waiting").on(t.riderId).where(sql`status = 'OFFERED'`),
    index("delivery_offers_expiring").on(t.expiresAt).where(sql`status = 'OFFERED'`),
    index("delivery_offers_order").on(t.orderId),
  ],
);

/** The way that an order took; one partition a day, kept for thirty. */
export const deliveryPositions = pgTable(
  "delivery_positions",
  {
    deliveryId: uuid().notNull(),
    at: moment().notNull(),
    riderId: uuid().notNull(),
    lat: doublePrecision().notNull(),
    lng: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.at] })],
);
