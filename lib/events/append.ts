import type { Db } from "@/db/client";
import { events } from "@/db/schema";
import { type EventData, type EventType, topicFor } from "./catalogue";

interface NewEvent<T extends EventType> {
  /** What the order of events is kept by. */
  key: string;
  restaurantId?: string | undefined;
  data: EventData[T];
  at: Date;
}

/** As `appendEvent`, many facts of one type in one statement. */
export async function appendEvents<T extends EventType>(
  tx: Db,
  type: T,
  facts: readonly NewEvent<T>[],
): Promise<void> {
  if (facts.length === 0) return;
  await tx.insert(events).values(facts.map((fact) => toRow(type, fact)));
}

/** Writes a fact in the transaction of the change that made it true. Call `announce` after the commit. */
export async function appendEvent<T extends EventType>(
  tx: Db,
  type: T,
  event: NewEvent<T>,
): Promise<void> {
  await tx.insert(events).values(toRow(type, event));
}

const toRow = <T extends EventType>(type: T, event: NewEvent<T>): typeof events.$inferInsert => ({
  topic: topicFor(type),
  type,
  key: event.key,
  restaurantId: event.restaurantId ?? null,
  payload: { ...event.data },
  occurredAt: event.at,
});
