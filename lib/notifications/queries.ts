import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { DeliveryStatus } from "./types";

type WebhookRow = typeof webhooks.$inferSelect;
export type Webhook = Omit<WebhookRow, "secretSealed" | "oldSecretSealed" | "restaurantId">;
export type Delivery = typeof webhookDeliveries.$inferSelect;

/** The columns of a webhook that may leave the server. */
export const webhookColumns = {
  id: webhooks.id,
  url: webhooks.url,
  events: webhooks.events,
  isActive: webhooks.isActive,
  oldSecretUntil: webhooks.oldSecretUntil,
  createdAt: webhooks.createdAt,
};

/** The webhooks of a restaurant, oldest first. */
export const listWebhooks = (db: Db, { restaurantId }: RestaurantScope): Promise<Webhook[]> =>
  db
    .select(webhookColumns)
    .from(webhooks)
    .where(eq(webhooks.restaurantId, restaurantId))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));

/** A webhook of the restaurant; throws `not_found`. */
export async function getWebhook(
  db: Db,
  { restaurantId }: RestaurantScope,
  webhookId: string,
): Promise<Webhook> {
  const [found] = await db
    .select(webhookColumns)
    .from(webhooks)
    .where(and(eq(webhooks.id, webhookId), eq(webhooks.restaurantId, restaurantId)));
  if (!found) throw new AppError("not_found");
  return found;
}

interface Which {
  limit: number;
  /** The id of the last one that was read. */
  before?: string | undefined;
  status?: DeliveryStatus | undefined;
}

/** What was sent to a webhook, newest first; one more than `limit` where there are more. */
export async function listDeliveries(
  db: Db,
  scope: RestaurantScope,
  webhookId: string,
  { limit, before, status }: Which,
): Promise<Delivery[]> {
  await getWebhook(db, scope, webhookId);
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        before === undefined ? undefined : lt(webhookDeliveries.id, before),
        status === undefined ? undefined : eq(webhookDeliveries.status, status),
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit + 1);
}
