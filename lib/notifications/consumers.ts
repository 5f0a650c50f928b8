import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { restaurants, webhookDeliveries, webhooks } from "@/db/schema";
import type { StoredEvent } from "@/lib/events/catalogue";
import type { Consumer } from "@/lib/events/consume";
import { newId } from "@/lib/platform/ids";
import { isWebhookEvent, toWebhookBody, toWebhookData, webhookTypeOf } from "./rules";

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
