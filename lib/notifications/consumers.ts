import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { restaurants, webhookDeliveries, webhooks } from "@/db/schema";
import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { Consumer } from "@/lib/events/consume";
import { minutesAfter } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { endCalls, endOffers, writeNotices } from "./commands/write-notices";
import { isWebhookEvent, toWebhookBody, toWebhookData, webhookTypeOf } from "./rules";
import { toldBy, toldTypes } from "./rules/telling";

/**
 * Writes a message for each fact and each webhook that wants it; another loop sends them. Here
 * nobody waits for a receiver, so one that hangs holds up no other restaurant's events.
 */
export const webhookMessages: Consumer = {
  name: "notifications.webhooks",
  topics: ["order.events", "menu.events"],
  shards: 4,
  handle: async ({ events }) => {
    const told = events.filter(
      (event) => event.restaurantId !== null && isWebhookEvent(webhookTypeOf(event)),
    );
    if (told.length === 0) return;
    const receivers = await findReceivers([...new Set(told.map((one) => one.restaurantId ?? ""))]);
    const rows = receivers.flatMap((receiver) =>
      told.flatMap((event) => messageFor(receiver, event) ?? []),
    );
    if (rows.length === 0) return;
    // A fact that is read twice is told once.
    await db.insert(webhookDeliveries).values(rows).onConflictDoNothing();
  },
};

const findReceivers = (restaurantIds: string[]) =>
  db
    .select({
      id: webhooks.id,
      restaurantId: webhooks.restaurantId,
      events: webhooks.events,
      createdAt: webhooks.createdAt,
      currency: restaurants.currency,
    })
    .from(webhooks)
    .innerJoin(restaurants, eq(restaurants.id, webhooks.restaurantId))
    .where(and(inArray(webhooks.restaurantId, restaurantIds), eq(webhooks.isActive, true)));

type Receiver = Awaited<ReturnType<typeof findReceivers>>[number];

function messageFor(receiver: Receiver, event: StoredEvent) {
  const { occurredAt } = event;
  const type = webhookTypeOf(event);
  const isFor =
    event.restaurantId === receiver.restaurantId &&
    isWebhookEvent(type) &&
    receiver.events.includes(type) &&
    // What happened before it was set up is history, also when the log is read again.
    occurredAt >= receiver.createdAt;
  const data = isFor ? toWebhookData(event, receiver.currency) : undefined;
  if (!data || !isWebhookEvent(type)) return undefined;
  return {
    id: newId(),
    webhookId: receiver.id,
    eventId: event.id,
    type,
    body: toWebhookBody(type, occurredAt, data),
    nextTryAt: occurredAt,
  };
}

/** Older than this is history: a consumer that reads the log from its start calls nobody. */
const HISTORY_MINUTES = 120;

/** Writes down what people are to be told; other loops send it. */
export const notices: Consumer = {
  name: "notifications.notices",
  topics: ["order.events", "menu.events", "bill.events", "delivery.events"],
  types: [...toldTypes, "delivery.offer_closed", "delivery.assigned"],
  shards: 4,
  handle: ({ events }) => tell(events, new Date()),
};

/** Tells what happened, as the consumer does with each batch. */
export async function tell(events: readonly StoredEvent[], now: Date): Promise<void> {
  const since = minutesAfter(now, -HISTORY_MINUTES);
  const fresh = events.filter(({ occurredAt }) => occurredAt >= since);
  await writeNotices(db, fresh.flatMap(toldBy), now);
  const closed = events.flatMap((event) =>
    isType(event, "delivery.offer_closed") || isType(event, "delivery.assigned")
      ? [{ user_id: event.payload.rider_id, about_id: event.payload.offer_id }]
      : [],
  );
  await endOffers(db, closed, now);
  const answered = events.filter(
    (event) => isType(event, "order.status_updated") && event.payload.from === "PLACED",
  );
  await endCalls(
    db,
    answered.map((event) => event.key),
    now,
  );
}
