import { z } from "@hono/zod-openapi";
import { page, pageQuery, timestamp, uuid } from "@/lib/platform/http/schema";
import { type Language, languages } from "@/lib/platform/locale";
import type { Delivery, Webhook } from "./queries";
import type { Notice, Send } from "./queries/notices";
import type { Preferences } from "./queries/preferences";
import { isKind, kindOf } from "./rules/kinds";
import { channelsOf, isChosen } from "./rules/telling";
import { wordsFor } from "./rules/words";
import {
  deliveryStatuses,
  type NoticeChannel,
  type NoticeTopic,
  noticeChannels,
  noticeTopics,
  sendChannels,
  sendStatuses,
  type WebhookEventType,
  webhookEventTypes,
} from "./types";

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

export const noticeSchema = z
  .object({
    id: uuid,
    /** As "order.accepted"; more may come. */
    kind: z.string(),
    /** In the reader's language. */
    title: z.string(),
    text: z.string(),
    /** The page that tells more. */
    path: z.string(),
    /** It calls for an answer, and may be heard. */
    urgent: z.boolean(),
    order_id: uuid.nullable(),
    restaurant_id: uuid.nullable(),
    created_at: timestamp,
    read_at: timestamp.nullable(),
  })
  .openapi("Notification");
export type NoticeJson = z.infer<typeof noticeSchema>;
const unread = z.int().openapi({ description: "How many are unread, up to 100" });
export const noticePage = page(noticeSchema).extend({ unread });
export const noticeQuery = pageQuery.extend({ unread: z.enum(["true", "false"]).optional() });
export const unreadCount = z.object({ unread });

/** Some, or all up to the newest that was seen. */
export const readNotices = z
  .union([z.strictObject({ ids: z.array(uuid).min(1).max(100) }), z.strictObject({ up_to: uuid })])
  .openapi("ReadNotifications");
export type ReadNotices = z.infer<typeof readNotices>;

const language = z.enum(Object.keys(languages) as [Language, ...Language[]]);
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, "expected a number like +919876543210");
const ofChannels = z.strictObject(
  Object.fromEntries(noticeChannels.map((channel) => [channel, z.boolean()])) as Record<
    NoticeChannel,
    z.ZodBoolean
  >,
);

export const preferencesChange = z
  .strictObject({
    channels: z
      .strictObject(
        Object.fromEntries(noticeTopics.map((topic) => [topic, ofChannels.partial()])) as Record<
          NoticeTopic,
          ReturnType<typeof ofChannels.partial>
        >,
      )
      .partial(),
    language: language.nullable(),
    /** For text messages. */
    phone: phone.nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "nothing to change")
  .openapi("NotificationPreferencesChange");
export type PreferencesChange = z.infer<typeof preferencesChange>;

export const preferencesSchema = z
  .object({
    topics: z.array(
      z.object({
        topic: z.enum(noticeTopics),
        channels: z.array(z.object({ channel: z.enum(noticeChannels), on: z.boolean() })),
      }),
    ),
    language: language.nullable(),
    phone: z.string().nullable(),
    /** Whether an SMS gateway is configured. */
    sms_available: z.boolean(),
    /** Browsers that are told. */
    push_subscriptions: z.array(uuid),
    /** What a browser subscribes with: the VAPID public key. */
    push_public_key: z.string(),
  })
  .openapi("NotificationPreferences");
export type PreferencesJson = z.infer<typeof preferencesSchema>;

const keyText = z.string().regex(/^[\w-]+={0,2}$/, "expected base64url");
const curvePoint = keyText.length(87, "expected a P-256 public key");
export const newPushDevice = z
  .strictObject({
    endpoint: z.url().max(1_000),
    keys: z.strictObject({ p256dh: curvePoint, auth: keyText.length(22) }),
    /** What the browser's page is read in. */
    language: language.optional(),
  })
  .openapi("NewPushSubscription");
export type NewPushDevice = z.infer<typeof newPushDevice>;
export const pushDeviceSchema = z.object({ id: uuid }).openapi("PushSubscription");

export const sendSchema = z
  .object({
    id: uuid,
    notification_id: uuid,
    user_id: uuid,
    channel: z.enum(sendChannels),
    status: z.enum(sendStatuses),
    tries: z.int(),
    provider: z.string().nullable(),
    error: z.string().nullable(),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
  })
  .openapi("NotificationSend");
export const sendPage = page(sendSchema);
export const sendQuery = pageQuery.extend({
  status: z.enum(sendStatuses).optional(),
  channel: z.enum(sendChannels).optional(),
});

/** A notification as a reader is shown it; undefined for a kind this version has no words for. */
export function toNoticeJson(notice: Notice, reader: Language): NoticeJson | undefined {
  if (!isKind(notice.kind)) return undefined;
  return {
    id: notice.id,
    kind: notice.kind,
    ...wordsFor(notice.kind, notice.facts, reader),
    path: notice.path,
    urgent: kindOf(notice.kind).isUrgent,
    order_id: notice.orderId,
    restaurant_id: notice.restaurantId,
    created_at: notice.createdAt.toISOString(),
    read_at: notice.readAt?.toISOString() ?? null,
  };
}

interface Sending {
  canSendSms: boolean;
  publicKey: string;
}

/** How somebody is told, as the API shows it. */
export const toPreferencesJson = (
  { choices, devices, language: chosen, phone: number, topics }: Preferences,
  { canSendSms, publicKey }: Sending,
): PreferencesJson => ({
  topics: topics.map((topic) => ({
    topic,
    channels: channelsOf(topic).map((channel) => ({
      channel,
      on: isChosen(choices, topic, channel),
    })),
  })),
  language: chosen,
  phone: number,
  sms_available: canSendSms,
  push_subscriptions: devices,
  push_public_key: publicKey,
});

/** A send as administrators see it: never where it went. */
export const toSendJson = (send: Send): z.infer<typeof sendSchema> => ({
  id: send.id,
  notification_id: send.notificationId,
  user_id: send.userId,
  channel: send.channel,
  status: send.status,
  tries: send.tries,
  provider: send.provider,
  error: send.error,
  created_at: send.createdAt.toISOString(),
  finished_at: send.finishedAt?.toISOString() ?? null,
});
