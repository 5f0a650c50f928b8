import { eq } from "drizzle-orm";
import { noticePreferences } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx } from "@/lib/platform/ctx";
import { seal } from "@/lib/platform/secrets";
import { getPreferences, type Preferences } from "../queries/preferences";
import type { PreferencesChange } from "../schema";
import { type NoticeChoices, noticeTopics } from "../types";

const merge = (before: NoticeChoices, change: NoticeChoices): NoticeChoices =>
  Object.fromEntries(
    noticeTopics
      .filter((topic) => before[topic] || change[topic])
      .map((topic) => [topic, { ...before[topic], ...change[topic] }]),
  );

/** Changes how the caller is told; what is not sent stays as it is. */
export async function changePreferences(
  ctx: Ctx,
  { channels, language, phone }: PreferencesChange,
): Promise<Preferences> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    // Two screens at once take turns.
    await tx.insert(noticePreferences).values({ userId, updatedAt: ctx.now }).onConflictDoNothing();
    const { choices } = await getPreferences({ ...ctx, db: tx });
    await tx
      .update(noticePreferences)
      .set({
        choices: merge(choices, channels ?? {}),
        language,
        phoneSealed: phone === undefined ? undefined : phone === null ? null : seal(phone),
        updatedAt: ctx.now,
      })
      .where(eq(noticePreferences.userId, userId));
  });
  return getPreferences(ctx);
}
