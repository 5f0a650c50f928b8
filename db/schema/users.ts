import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { MemberRole, Role } from "@/lib/platform/ctx";
import { bytes, id, moment } from "./columns";
import { restaurants } from "./restaurants";

export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull().unique(),
    role: text().$type<Role>().notNull(),
    isActive: boolean().notNull().default(true),
    verifiedAt: moment(),
    bannedAt: moment(),
    banReason: text(),
    /** The account is gone; the row stays, without a name, for the orders that refer to it. */
    deletedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    index("users_active_customers").on(t.verifiedAt).where(sql`is_active and role = 'customer'`),
  ],
);

/** One row a signed-in device. The token itself is never kept, only its SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: bytes().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (t) => [index().on(t.userId), index().on(t.expiresAt)],
);

/** One-time codes; rows are also what the hourly limits are counted from. */
export const otpCodes = pgTable(
  "otp_codes",
  {
    id: id(),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    codeHash: bytes().notNull(),
    ipHash: bytes().notNull(),
    triesLeft: integer().notNull().default(3),
    usedAt: moment(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.email, t.createdAt), index().on(t.ipHash, t.createdAt)],
);

export const memberships = pgTable(
  "memberships",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    role: text().$type<MemberRole>().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.restaurantId] }), index().on(t.restaurantId)],
);

/** Taken up when a person with this address next verifies a code. */
export const invitations = pgTable(
  "invitations",
  {
    restaurantId: uuid()
      .notNull()
      .references(() => restaurants.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text().$type<MemberRole>().notNull(),
    invitedBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.restaurantId, t.email] }), index().on(t.email)],
);

/** Mail that nobody sends in development; read at /dev/mailbox. */
export const devMails = pgTable(
  "dev_mails",
  {
    id: id(),
    to: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    code: text(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.to, t.at)],
);

export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    actorId: uuid(),
    action: text().notNull(),
    restaurantId: uuid(),
    subject: text(),
    details: jsonb().$type<Record<string, unknown>>(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.restaurantId, t.at)],
);
