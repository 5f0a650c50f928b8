import { type EventData, isType, type StoredEvent } from "@/lib/events/catalogue";
import { toMajor } from "@/lib/platform/money";
import { type WebhookEventType, webhookEventTypes } from "./types";

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Seconds after the first, second … failed try: nine hours in all, for a receiver that is mended. */
const waitsS = [5, 30, 2 * MINUTE_S, 10 * MINUTE_S, 30 * MINUTE_S, 2 * HOUR_S, 6 * HOUR_S] as const;

/**
 * How long to wait after a failed try (`tries` counts it), up to a fifth longer at random;
 * undefined when there are no more.
 */
export function waitAfterMs(
  tries: number,
  random: number,
  waits: readonly number[] = waitsS,
): number | undefined {
  const seconds = waits[tries - 1];
  return seconds === undefined ? undefined : Math.round(seconds * 1_000 * (1 + random / 5));
}

export const isWebhookEvent = (type: string): type is WebhookEventType =>
  webhookEventTypes.some((one) => one === type);

/** What a fact is called outside: an order is placed when it is paid, and one that never was is nobody's. */
export function webhookTypeOf(event: StoredEvent): string {
  if (!isType(event, "order.status_updated") || event.payload.from !== "PENDING_PAYMENT")
    return event.type;
  return event.payload.status === "PLACED" ? "order.placed" : "none";
}

const toOrder = (
  fact: EventData["order.placed" | "order.updated" | "order.status_updated"],
  currency: string,
) => ({
  order_id: fact.order_id,
  restaurant_id: fact.restaurant_id,
  status: fact.status,
  version: fact.version,
  total_price: toMajor(fact.total_minor, currency),
  currency,
  placed_at: fact.placed_at,
});

/** What a fact says to the outside, in the shapes of the API; undefined for one that is told to nobody. */
export function toWebhookData(
  event: StoredEvent,
  currency: string,
): Record<string, unknown> | undefined {
  const isPaid = webhookTypeOf(event) === "order.placed";
  if (isType(event, "order.placed") || (isPaid && isType(event, "order.status_updated"))) {
    const items = (event.payload.items ?? []).map(({ food_id, name, quantity, line_minor }) => {
      return { food_id, name, quantity, amount: toMajor(line_minor, currency) };
    });
    return { ...toOrder(event.payload, currency), items };
  }
  if (isType(event, "order.updated")) return toOrder(event.payload, currency);
  if (isType(event, "order.status_updated")) {
    const { from, reason } = event.payload;
    return { ...toOrder(event.payload, currency), from, ...(reason ? { reason } : {}) };
  }
  if (isType(event, "menu.updated")) {
    const { dropped_pictures, ...told } = event.payload;
    return told;
  }
  if (isType(event, "restaurant.updated")) {
    const { restaurant_id, version } = event.payload;
    return { restaurant_id, version };
  }
  return isType(event, "menu.availability_changed") ? event.payload : undefined;
}

/** The body of a message: what is sent and signed, to the byte. */
export const toWebhookBody = (type: string, at: Date, data: Record<string, unknown>): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });
