import { db } from "@/db/client";
import { getPreferences } from "@/lib/notifications/queries/preferences";
import { type PreferencesJson, toPreferencesJson } from "@/lib/notifications/schema";
import type { UserActor } from "@/lib/platform/ctx";
import { pushPublicKey } from "@/lib/platform/push";
import { canSendSms } from "@/lib/platform/sms";

/** How a user is told, as `GET /account/notifications` answers it. */
export async function getOwnNoticePreferences(viewer: UserActor): Promise<PreferencesJson> {
  const ctx = { db, now: new Date(), actor: viewer, requestId: "page" };
  return toPreferencesJson(await getPreferences(ctx), { canSendSms, publicKey: pushPublicKey });
}
