import { eq } from "drizzle-orm";
import { noticePreferences, pushDevices } from "@/db/schema";
import { requireUser } from "@/lib/auth/policy";
import type { Ctx, UserActor } from "@/lib/platform/ctx";
import type { Language } from "@/lib/platform/locale";
import { unseal } from "@/lib/platform/secrets";
import type { NoticeChoices, NoticeTopic } from "../types";

export interface Preferences {
  choices: NoticeChoices;
  language: Language | null;
  phone: string | null;
  /** Browsers that are told. */
  devices: string[];
  /** What concerns the user at all. */
  topics: NoticeTopic[];
}

const topicsOf = ({ role, memberships }: UserActor): NoticeTopic[] => [
  "orders",
  ...(role === "rider" ? ["rides" as const] : []),
  ...(memberships.length > 0 ? ["restaurant" as const] : []),
  ...(role === "admin" ? ["platform" as const] : []),
];

/** How the caller wishes to be told. */
export async function getPreferences({ db, actor }: Ctx): Promise<Preferences> {
  const user = requireUser(actor);
  const [row] = await db
    .select()
    .from(noticePreferences)
    .where(eq(noticePreferences.userId, user.userId));
  const devices = await db
    .select({ id: pushDevices.id })
    .from(pushDevices)
    .where(eq(pushDevices.userId, user.userId));
  return {
    devices: devices.map((device) => device.id),
    choices: row?.choices ?? {},
    language: row?.language ?? null,
    phone: row?.phoneSealed ? unseal(row.phoneSealed) : null,
    topics: topicsOf(user),
  };
}
