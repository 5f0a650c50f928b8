import { sql } from "drizzle-orm";
import {
  bigint,
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
import { bytes, id, moment, xid8 } from "./columns";

/** The append-only log of facts, written in the transaction of the change itself. */
export const events = pgTable(
  "events",
  {
    position: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ cache: 1 }),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    id: uuid().notNull().default(sql`gen_random_uuid()`),
    topic: text().notNull(),
    type: text().notNull(),
    /** What order is kept by: the order, the user, the restaurant. */
    key: text().notNull(),
    restaurantId: uuid(),
    /** 0–63 by restaurant, so that consumers can share the work. */
    slot: smallint().notNull().generatedAlwaysAs(sql`coalesce(uuid_hash(restaurant_id), 0) & 63`),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    occurredAt: moment().notNull().defaultNow(),
  },
  (t) => [
    index("events_xid").on(t.xid),
    // The rare facts that an order's own row does not keep: placing an order writes none of them.
    index("events_order_changes")
      .on(t.key)
      .where(sql`type in ('order.updated', 'order.ticket_updated')`),
  ],
);

export const consumerCursors = pgTable(
  "consumer_cursors",
  {
    consumer: text().notNull(),
    shard: smallint().notNull(),
    /** The window being read: transactions from `fromXid` to before `toXid`, by position. */
    fromXid: xid8().notNull(),
    toXid: xid8().notNull(),
    position: bigint({ mode: "number" }).notNull(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.consumer, t.shard] })],
);

/** Events a consumer could not handle yet (tries below 8) or gave up on (diedAt). */
export const deadLetters = pgTable(
  "dead_letters",
  {
    id: id(),
    consumer: text().notNull(),
    shard: smallint().notNull(),
    position: bigint({ mode: "number" }).notNull(),
    key: text().notNull(),
    tries: integer().notNull().default(0),
    nextTryAt: moment().notNull(),
    lastError: text().notNull(),
    diedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("dead_letters_event").on(t.consumer, t.position),
    index("dead_letters_order").on(t.consumer, t.shard, t.key, t.position),
  ],
);

/** What was answered to a request that must happen once. The key is a digest of caller, route and key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    key: uuid().primaryKey(),
    requestHash: bytes().notNull(),
    /** null while the first request still runs. */
    status: smallint(),
    body: jsonb(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.createdAt)],
);
