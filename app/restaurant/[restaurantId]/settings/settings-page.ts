import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { findOwned } from "@/lib/api/queries";
import type { Messages } from "@/lib/platform/messages/en";

export type SettingsProps = { params: Promise<{ restaurantId: string }> };

type Part = Exclude<keyof Messages["settings"]["nav"], "label">;

/** Who looks at a part of the settings, and at those of which restaurant: its owner, at their own. */
export async function loadSettings({ params }: SettingsProps, path = "") {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/settings${path}`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  return { user, restaurant };
}

/** The title of a part of the settings. */
export async function titleOf(part: Part): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t(`nav.${part}`)} · ${t("title")}` };
}
