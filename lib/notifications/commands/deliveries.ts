import { and, eq } from "drizzle-orm";
import { deleteInBatches } from "@/db/delete-in-batches";
import { webhookDeliveries } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type Delivery, getWebhook } from "../queries";
import { toWebhookBody } from "../rules";

/** Sends a `webhook.test`, so that a receiver can be tried before anything happens. */
export async function testWebhook(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
): Promise<Delivery> {
  const scope = requireOwner(ctx.actor, restaurantId);
  await getWebhook(ctx.db, scope, webhookId);
  const type = "webhook.test" as const;
  const [row] = await ctx.db
    .insert(webhookDeliveries)
    .values({
      id: newId(),
      webhookId,
      type,
      body: toWebhookBody(type, ctx.now, { restaurant_id: restaurantId, webhook_id: webhookId }),
      nextTryAt: ctx.now,
      createdAt: ctx.now,
    })
    .returning();
  if (!row) throw new AppError("internal_error");
  return row;
}

/** Sends a message once more under its own id, with all its tries before it. */
export async function resendDelivery(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
  deliveryId: string,
): Promise<Delivery> {
  const scope = requireOwner(ctx.actor, restaurantId);
  await getWebhook(ctx.db, scope, webhookId);
  const [row] = await ctx.db
    .update(webhookDeliveries)
    .set({ status: "PENDING", tries: 0, nextTryAt: ctx.now, finishedAt: null })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.webhookId, webhookId)))
    .returning();
  if (!row) throw new AppError("not_found");
  return row;
}

const KEPT_DAYS = 30;

/** Forgets messages after thirty days. */
export async function deleteOldDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await deleteInBatches({
    table: "webhook_deliveries",
    key: "id",
    where: "created_at < $1",
    values: [before],
  });
}
