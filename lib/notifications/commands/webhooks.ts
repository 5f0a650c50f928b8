import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { restaurants, webhooks } from "@/db/schema";
import { requireOwner } from "@/lib/auth/policy";
import { appendAudit } from "@/lib/platform/audit";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { seal } from "@/lib/platform/secrets";
import { type Webhook, webhookColumns } from "../queries";
import type { NewWebhook, WebhookChange } from "../schema";

const MOST_WEBHOOKS = 10;
const OLD_SECRET_MINUTES = 24 * 60;

const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/** Messages hold orders: they travel encrypted, but for trials on one's own machine. */
function checkProtocol(url: string | undefined): void {
  const isPlainAllowed = env.NODE_ENV !== "production" || env.WEBHOOKS_TO_PRIVATE;
  if (url === undefined || url.startsWith("https://") || isPlainAllowed) return;
  const message = "expected an https address";
  throw new AppError("invalid_request", { errors: [{ path: "url", message }], detail: message });
}

/** Tells another system of what happens from now on. The secret is known to its receiver alone. */
export async function addWebhook(
  ctx: Ctx,
  restaurantId: string,
  wanted: NewWebhook,
): Promise<{ webhook: Webhook; secret: string }> {
  requireOwner(ctx.actor, restaurantId);
  checkProtocol(wanted.url);
  const secret = newSecret();
  const row = { id: newId(), restaurantId, ...wanted, createdAt: ctx.now };
  const webhook = await ctx.db.transaction(async (tx) => {
    // Two at once take turns, so that neither slips past the limit.
    await tx
      .select({ id: restaurants.id })
      .from(restaurants)
      .where(eq(restaurants.id, restaurantId))
      .for("update");
    if ((await tx.$count(webhooks, eq(webhooks.restaurantId, restaurantId))) >= MOST_WEBHOOKS) {
      const detail = `A restaurant has at most ${MOST_WEBHOOKS} webhooks`;
      throw new AppError("invalid_request", { detail });
    }
    const [made] = await tx
      .insert(webhooks)
      .values({ ...row, secretSealed: seal(secret) })
      .returning(webhookColumns);
    if (!made) throw new AppError("internal_error");
    await appendAudit(tx, ctx, { action: "webhook.added", restaurantId, subject: made.id });
    return made;
  });
  return { webhook, secret };
}

const isOf = (restaurantId: string, webhookId: string) =>
  and(eq(webhooks.id, webhookId), eq(webhooks.restaurantId, restaurantId));

async function change(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
  action: string,
  columns: Record<string, unknown>,
): Promise<Webhook> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(webhooks)
      .set(columns)
      .where(isOf(restaurantId, webhookId))
      .returning(webhookColumns);
    if (!row) throw new AppError("not_found");
    await appendAudit(tx, ctx, { action, restaurantId, subject: webhookId });
    return row;
  });
}

/** Changes where a webhook goes and what it tells, or pauses it. */
export async function changeWebhook(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
  { url, events, is_active }: WebhookChange,
): Promise<Webhook> {
  requireOwner(ctx.actor, restaurantId);
  checkProtocol(url);
  const columns = { url, events, isActive: is_active };
  return change(ctx, restaurantId, webhookId, "webhook.changed", columns);
}

/** Gives a webhook a new secret. The one before also signs for a day, so that nothing is refused. */
export async function rotateSecret(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
): Promise<{ webhook: Webhook; secret: string }> {
  requireOwner(ctx.actor, restaurantId);
  const secret = newSecret();
  const webhook = await change(ctx, restaurantId, webhookId, "webhook.secret_changed", {
    secretSealed: seal(secret),
    oldSecretSealed: sql`${webhooks.secretSealed}`,
    oldSecretUntil: minutesAfter(ctx.now, OLD_SECRET_MINUTES),
  });
  return { webhook, secret };
}

/** Ends a webhook and forgets what it was sent. */
export async function removeWebhook(
  ctx: Ctx,
  restaurantId: string,
  webhookId: string,
): Promise<void> {
  requireOwner(ctx.actor, restaurantId);
  await ctx.db.transaction(async (tx) => {
    const { rowCount } = await tx.delete(webhooks).where(isOf(restaurantId, webhookId));
    if (rowCount !== 1) throw new AppError("not_found");
    await appendAudit(tx, ctx, { action: "webhook.removed", restaurantId, subject: webhookId });
  });
}
