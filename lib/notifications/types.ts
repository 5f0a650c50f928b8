/** What a restaurant's webhooks can be told of. */
export const webhookEventTypes = [
  "order.placed",
  "order.updated",
  "order.status_updated",
  "menu.updated",
  "menu.availability_changed",
  "restaurant.updated",
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

export const deliveryStatuses = ["PENDING", "DELIVERED", "FAILED"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** What came of one try to deliver. */
export interface Outcome {
  ok: boolean;
  /** The receiver's HTTP status; null when it did not answer. */
  status: number | null;
  /** Why it failed, in words an owner can use. */
  error: string | null;
  durationMs: number;
}
