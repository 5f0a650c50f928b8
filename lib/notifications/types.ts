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

/** How people are told: in the bell of the page, by mail, to a device, by text message. */
export const noticeChannels = ["in_app", "email", "push", "sms"] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
/** Channels that something has to be sent through. */
export const sendChannels = ["email", "push", "sms"] as const;
export type SendChannel = (typeof sendChannels)[number];

/** What people may choose about, each for who they are: as customers, riders, staff, administrators. */
export const noticeTopics = ["orders", "rides", "restaurant", "platform"] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

/** What somebody chose; what is not said is as it is for everybody. */
export type NoticeChoices = {
  [T in NoticeTopic]?: { [C in NoticeChannel]?: boolean | undefined } | undefined;
};

/** What the words of a notification need to know. Never a name, an address or a note of anybody. */
export interface NoticeFacts {
  /** The number on the ticket. */
  number?: number | undefined;
  restaurant?: string | undefined;
  order_type?: string | undefined;
  amount_minor?: number | undefined;
  currency?: string | undefined;
  minutes?: number | undefined;
}

/** DROPPED: nobody wants it any more; FAILED: nobody took it, or it was refused. */
export const sendStatuses = ["PENDING", "SENT", "FAILED", "DROPPED"] as const;
export type SendStatus = (typeof sendStatuses)[number];

/** Who is told. */
export type Audience = "customer" | "staff" | "owners" | "rider" | "admins";

/** Something to tell to an audience, before it is known who that is. */
export interface Told {
  kind: string;
  /** The fact, or the order an alarm is about. */
  aboutId: string;
  at: Date;
  orderId?: string | undefined;
  restaurantId?: string | undefined;
  riderId?: string | undefined;
  /** The user whose act it was. */
  by?: string | undefined;
  facts: NoticeFacts;
}
