import { sql } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  NoticeChoices,
  NoticeFacts,
  SendChannel,
  SendStatus,
} from "@/lib/notifications/types";
import type { Language } from "@/lib/platform/locale";
import { bytes, id, moment } from "./columns";

// No foreign keys: these rows are written for every step of every order, to users just read.

/** What a user is told. The words are made when it is read, in the reader's language. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    /** Who is told; a restaurant where its own phone is called. */
    userId: uuid().notNull(),
    kind: text().notNull(),
    /** The fact it tells, or the order an alarm is about: a user is told once. */
    aboutId: uuid().notNull(),
    orderId: uuid(),
    restaurantId: uuid(),
    facts: jsonb().$type<NoticeFacts>().notNull(),
    /** The page it opens. */
    path: text().notNull(),
    /** What somebody did themselves is read from the start. */
    readAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.userId, t.aboutId, t.kind),
    index("notifications_list").on(t.userId, t.id),
    index("notifications_unread").on(t.userId).where(sql`read_at is null`),
    // What calls for an answer is read when somebody has answered.
    index("notifications_calls")
      .on(t.orderId)
      .where(sql`read_at is null and kind in ('order.new', 'order.waiting', 'order.unanswered')`),
  ],
);

/** A notification on its way through one channel to one place, and what came of it. */
export const notificationSends = pgTable(
  "notification_sends",
  {
    id: id(),
    notificationId: uuid().notNull(),
    userId: uuid().notNull(),
    channel: text().$type<SendChannel>().notNull(),
    /** The device of a push, else the user, or the restaurant that is called itself. */
    target: uuid().notNull(),
    status: text().$type<SendStatus>().notNull().default("PENDING"),
    tries: integer().notNull().default(0),
    /** Not before this moment; while one is under way, when another process may take it over. */
    nextTryAt: moment().notNull(),
    /** Later than this it is of no use to anybody. */
    expiresAt: moment().notNull(),
    provider: text(),
    error: text(),
    createdAt: moment().notNull(),
    finishedAt: moment(),
  },
  (t) => [
    uniqueIndex("notification_sends_once").on(t.notificationId, t.channel, t.target),
    index("notification_sends_due").on(t.channel, t.nextTryAt).where(sql`status = 'PENDING'`),
    index("notification_sends_failed").on(t.id).where(sql`status = 'FAILED'`),
  ],
);

/** Browsers that want to be told. Whoever knows an endpoint could be tempted to write to it: sealed. */
export const pushDevices = pgTable(
  "push_devices",
  {
    id: id(),
    userId: uuid().notNull(),
    /** The session it was asked for in: signing out ends it. */
    sessionId: uuid().notNull(),
    endpointHash: bytes().notNull().unique(),
    /** Endpoint and keys as JSON under AES-256-GCM. */
    sealed: bytes().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [index().on(t.userId), index().on(t.sessionId)],
);

/** What a user chose about being told; who chose nothing has no row. */
export const noticePreferences = pgTable("notice_preferences", {
  userId: uuid().primaryKey(),
  choices: jsonb().$type<NoticeChoices>().notNull().default({}),
  language: text().$type<Language>(),
  /** AES-256-GCM. */
  phoneSealed: bytes(),
  updatedAt: moment().notNull(),
});

/** How far a restaurant was called for an order that nobody answers. */
export const restaurantAlarms = pgTable("restaurant_alarms", {
  restaurantId: uuid().primaryKey(),
  orderId: uuid().notNull(),
  level: smallint().notNull(),
  raisedAt: moment().notNull(),
});
