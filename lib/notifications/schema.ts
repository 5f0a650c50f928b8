import { z } from "@hono/zod-openapi";
import { page, pageQuery, timestamp, uuid } from "@/lib/platform/http/schema";
import type { Delivery, Webhook } from "./queries";
import { deliveryStatuses, type WebhookEventType, webhookEventTypes } from "./types";

const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    const parsed = URL.canParse(text) ? new URL(text) : undefined;
    return parsed && !parsed.username && !parsed.password && !parsed.hash;
  }, "expected an address without name, password or fragment")
  .openapi({ example: "https://till.example.com/tiffin" });
const events = z
  .array(z.enum(webhookEventTypes))
  .min(1)
  .transform((types): WebhookEventType[] => [...new Set(types)]);

export const newWebhook = z
  .strictObject({ url, events: events.default([...webhookEventTypes]) })
  .openapi("NewWebhook");
export type NewWebhook = z.infer<typeof newWebhook>;

export const webhookChange = z
  .strictObject({ url, events, is_active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "nothing to change")
  .openapi("WebhookChange");
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhookSchema = z
  .object({
    id: uuid,
    url: z.string(),
    events: z.array(z.enum(webhookEventTypes)),
    is_active: z.boolean(),
    created_at: timestamp,
    /** Shown once: when it is made or changed. Messages are signed by Standard Webhooks. */
    secret: z.string().optional(),
    /** The secret before also signs until then. */
    old_secret_until: timestamp.optional(),
  })
  .openapi("Webhook");
export const webhookList = z.object({ items: z.array(webhookSchema) });
export type WebhookJson = z.infer<typeof webhookSchema>;

export const deliverySchema = z
  .object({
    /** Sent as `webhook-id`: the same for every try. */
    id: uuid,
    type: z.string(),
    status: z.enum(deliveryStatuses),
    tries: z.int(),
    response_status: z.int().nullable(),
    error: z.string().nullable(),
    duration_ms: z.int().nullable(),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
    next_try_at: timestamp.nullable(),
    /** What is sent. */
    body: z.string(),
  })
  .openapi("WebhookDelivery");
export const deliveryPage = page(deliverySchema);
export const deliveryQuery = pageQuery.extend({ status: z.enum(deliveryStatuses).optional() });
export type DeliveryJson = z.infer<typeof deliverySchema>;

export const webhookParam = z.object({ id: uuid, webhook: uuid });
export const deliveryParam = z.object({ id: uuid, webhook: uuid, delivery: uuid });

/** A webhook as the API shows it, with its secret only to whoever made it just now. */
export const toWebhookJson = (webhook: Webhook, secret?: string): WebhookJson => ({
  id: webhook.id,
  url: webhook.url,
  events: webhook.events,
  is_active: webhook.isActive,
  created_at: webhook.createdAt.toISOString(),
  ...(secret ? { secret } : {}),
  ...(webhook.oldSecretUntil ? { old_secret_until: webhook.oldSecretUntil.toISOString() } : {}),
});

/** A delivery as the API shows it. */
export const toDeliveryJson = (delivery: Delivery): DeliveryJson => ({
  id: delivery.id,
  type: delivery.type,
  status: delivery.status,
  tries: delivery.tries,
  response_status: delivery.responseStatus,
  error: delivery.error,
  duration_ms: delivery.durationMs,
  created_at: delivery.createdAt.toISOString(),
  finished_at: delivery.finishedAt?.toISOString() ?? null,
  next_try_at: delivery.status === "PENDING" ? delivery.nextTryAt.toISOString() : null,
  body: delivery.body,
});
