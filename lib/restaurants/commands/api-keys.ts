import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { requireOwner, requireUser } from "@/lib/auth/policy";
import { tokenKinds } from "@/lib/auth/types";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { newToken, sha256 } from "@/lib/platform/secrets";
import type { ApiKey } from "../queries";
import type { NewApiKey } from "../schema";

/** Makes a key for another system, like a till. The key is known to its receiver alone. */
export async function createApiKey(
  ctx: Ctx,
  restaurantId: string,
  { name, scopes }: NewApiKey,
): Promise<ApiKey & { key: string }> {
  requireOwner(ctx.actor, restaurantId);
  const { userId } = requireUser(ctx.actor);
  const key = newToken(tokenKinds.apiKey);
  const made = { id: newId(), name, scopes, lastFour: key.slice(-4), createdAt: ctx.now };
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(apiKeys)
      .values({ ...made, restaurantId, keyHash: sha256(key), createdBy: userId });
    const subject = made.id;
    await appendAudit(tx, ctx, {
      action: "api_key.created",
      restaurantId,
      subject,
      details: { scopes },
    });
  });
  return { ...made, key };
}

/** Ends a key at once. */
export async function revokeApiKey(ctx: Ctx, restaurantId: string, keyId: string): Promise<void> {
  requireOwner(ctx.actor, restaurantId);
  await ctx.db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(apiKeys.id, keyId),
          eq(apiKeys.restaurantId, restaurantId),
          isNull(apiKeys.revokedAt),
        ),
      )
      .returning({ id: apiKeys.id });
    if (!revoked) throw new AppError("not_found");
    await appendAudit(tx, ctx, { action: "api_key.revoked", restaurantId, subject: keyId });
  });
}
