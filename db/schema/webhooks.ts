import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { DeliveryStatus, WebhookEventType } from "@/lib/notifications/types";
import { bytes, id, moment } from "./columns";
import { restaurants } from "./restaurants";

/** Addresses of other systems that are told what happens in a restaurant. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id(),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    url: text().notNull(),
    events: text().array().$type<WebhookEventType[]>().notNull(),
    isActive: boolean().notNull().default(true),
    /** AES-256-GCM: what its messages are signed with. */
    secretSealed: bytes().notNull(),
    /** The one before also signs until this moment, so that a receiver can change over. */
    oldSecretSealed: bytes(),
    oldSecretUntil: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.restaurantId)],
);

/** One message to one address, with what came of it. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    webhookId: uuid()
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    /** The fact it tells; null for a test. */
    eventId: uuid(),
    type: text().$type<WebhookEventType | "webhook.test">().notNull(),
    /** What is sent and signed, to the byte. */
    body: text().notNull(),
    status: text().$type<DeliveryStatus>().notNull().default("PENDING"),
    tries: integer().notNull().default(0),
    /** Not before this moment; while one is under way, when another process may take it over. */
    nextTryAt: moment().notNull(),
    responseStatus: smallint(),
    error: text(),
    durationMs: integer(),
    createdAt: moment().notNull().defaultNow(),
    finishedAt: moment(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_event").on(t.webhookId, t.eventId),
    index("webhook_deliveries_log").on(t.webhookId, t.id),
    index("webhook_deliveries_due").on(t.nextTryAt).where(sql`status = 'PENDING'`),
    index("webhook_deliveries_age").on(t.createdAt),
  ],
);
